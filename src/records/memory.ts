import type { ProtocolMemory } from '../proc/memory/protocol-memory.ts';
import type { Explained } from './note.ts';

/** Socket memory of a protocol, or with the protocol `all` what is known of all sockets; names are text. */
export interface MemoryRecord extends ProtocolMemory, Explained {}
