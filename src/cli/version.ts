/** The version of this package: package.json is not there to be read when the bundle runs. */
export const VERSION = '0.1.0';

/** The text of -V: this program, then the one whose output it copies. */
export const VERSION_TEXT = `netstat-js ${VERSION}\nPrints what the netstat of net-tools 2.10 prints.\n`;
