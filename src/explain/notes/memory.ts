import type { MemoryRecord } from '../../records/memory.ts';
import { byCases } from '../explanation.ts';

type Count = number | bigint;

/** From this part of a limit on it is worth a word. */
const NEAR = 0.75;

function isNear(count: Count | undefined, limit: Count | undefined): boolean {
  return (
    count !== undefined && limit !== undefined && Number(limit) > 0 && Number(count) >= NEAR * Number(limit)
  );
}

/** What figures of a protocol's memory mean that come near a limit. */
export const memoryNotes = byCases<MemoryRecord>({
  'memory-pressure': {
    applies: ({ pressure }) => pressure === true,
    text: 'It is short of memory (pressure): buffers of its sockets no longer grow, and data can be dropped.',
  },
  'memory-limit': {
    applies: ({ memory, limits }) => isNear(memory?.pages, limits?.high),
    text: 'Its sockets hold more than three quarters of the pages that they may hold together (High): beyond it sending waits and what comes in is dropped.',
  },
  'orphan-limit': {
    applies: ({ orphans, orphanLimit }) => isNear(orphans, orphanLimit),
    text: 'Connections without a process are near net.ipv4.tcp_max_orphans: beyond it they are reset (TCPAbortOnMemory).',
  },
  'time-wait-limit': {
    applies: ({ timeWaits, timeWaitLimit }) => isNear(timeWaits, timeWaitLimit),
    text: 'Connections in TIME_WAIT are near net.ipv4.tcp_max_tw_buckets: beyond it they are forgotten at once (TCPTimeWaitOverflow).',
  },
});
