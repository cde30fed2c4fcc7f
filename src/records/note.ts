import type { NetnsRecord } from './netns.ts';

/** What may be worth knowing about a row: see --explain. */
export interface Note {
  /** What it is about, for programs: `kernel-socket`, `dual-stack`, … */
  readonly code: string;
  /** One or two sentences. */
  readonly text: string;
}

/** What every record may have. */
export interface Explained {
  /** With --explain. */
  readonly notes?: readonly Note[];
  /** Where several hosts are shown, the one that it is of. */
  readonly host?: string;
  /** With --all-netns or --netns. */
  readonly netns?: NetnsRecord;
}
