import { numericNames } from '../../../src/format/names.ts';
import type { SocketStyle } from '../../../src/format/sockets/socket-columns.ts';

/** Socket rows with -n, and with all that -e and -o add. */
export const NUMERIC_STYLE: SocketStyle = {
  names: numericNames,
  numeric: true,
  wide: false,
  extend: true,
  timers: true,
  programs: false,
  selinux: false,
  owner: () => undefined,
  ticksPerSecond: 100,
};
