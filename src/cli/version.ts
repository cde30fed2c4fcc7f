/** The version of this package: package.json is not there to be read when the bundle runs. */
export const VERSION = '0.1.0';

/** The text of -V. Scripts look for the version of net-tools in its first line. */
export const VERSION_TEXT = `netstat-js ${VERSION} (as net-tools 2.10)\nPrints what the netstat of net-tools 2.10 prints.\n`;
