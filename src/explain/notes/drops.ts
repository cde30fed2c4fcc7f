import type { Note } from '../../records/note.ts';
import type { SocketRecord } from '../../records/socket.ts';
import { counted } from '../phrases.ts';

/** What it means that packets for a socket were dropped: sk_drops. */
export function dropsNote({ drops = 0 }: SocketRecord): Note | undefined {
  if (drops === 0) return undefined;
  const packets = drops === 1 ? '1 packet for it was' : `${counted(drops)} packets for it were`;
  return {
    code: 'drops',
    text: `${packets} dropped since it was opened: its buffer was full, as where the program reads too slowly, memory was short, they were damaged, or a filter or IPsec refused them. The kernel keeps one count for all of these.`,
  };
}
