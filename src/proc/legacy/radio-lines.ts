import type { LineRules } from '../reading/lines.ts';

/** The tables of amateur radio and X.25 have a heading, and net-tools reads them with a buffer of 256 bytes. */
export const RADIO_LINES: LineRules = { limit: 255, heading: true };
