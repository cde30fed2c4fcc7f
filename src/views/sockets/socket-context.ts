import type { SocketStyle } from '../../format/sockets/socket-columns.ts';
import type { SocketFacts } from '../../records/describe/inet-socket.ts';
import type { Context } from '../context.ts';
import type { DualStack } from './dual-stack.ts';

/** What the sections of the view of sockets work with, for one frame. */
export interface SocketContext extends Context {
  readonly style: SocketStyle;
  readonly dualStack: DualStack;
  /** What the records of sockets need besides their tables. */
  readonly facts: SocketFacts;
}

/** A section of the view of sockets; its status ends the run unless it is 0. */
export type Section = (context: SocketContext) => Promise<number>;
