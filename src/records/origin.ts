import type { NetnsRecord } from './netns.ts';

/** What rows say of where they are from: where several hosts are shown, where namespaces were asked for. */
export interface Origin {
  readonly host?: string | undefined;
  readonly netns?: NetnsRecord | undefined;
}
