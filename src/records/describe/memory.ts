import type { ProtocolMemory } from '../../proc/memory/protocol-memory.ts';
import { textOf } from '../../text/utf8.ts';
import type { MemoryRecord } from '../memory.ts';

/** The memory of the sockets of a protocol. */
export function describeMemory(memory: ProtocolMemory): MemoryRecord {
  const { protocol, module } = memory;
  return {
    ...memory,
    protocol: textOf(protocol),
    ...(module === undefined ? {} : { module: textOf(module) }),
  };
}
