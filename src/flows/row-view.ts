import { Ipv4Address, type PackedAddress } from '../proc/reading/address.ts';
import { parseAddress } from '../proc/reading/address-text.ts';
import type { EndRecord, OwnerRecord, SocketRecord } from '../records/socket.ts';

/** How rows of sockets are read: to make a record of each takes several times as long. */
export interface RowView<R> {
  /** As records have it. */
  readonly protocol: (row: R) => string;
  /** Undefined for a socket that has none. */
  readonly local: (row: R) => PackedAddress | undefined;
  readonly localPort: (row: R) => number;
  readonly foreign: (row: R) => PackedAddress | undefined;
  readonly foreignPort: (row: R) => number;
  readonly state: (row: R) => string;
  readonly recvQ: (row: R) => number | bigint;
  readonly sendQ: (row: R) => number | bigint;
  readonly dualStack: (row: R) => boolean | null | undefined;
  readonly owners: (row: R) => readonly OwnerRecord[] | undefined;
  /** All addresses of both sides, the first ones included; absent where each side has one. */
  readonly addresses?: (row: R) => Addresses;
}

/** The addresses of a socket of sctp. */
export interface Addresses {
  readonly locals: readonly PackedAddress[];
  readonly foreigns: readonly PackedAddress[];
}

/** Reads records. */
export const RECORDS: RowView<SocketRecord> = {
  protocol: ({ protocol }) => protocol,
  local: ({ local }) => addressOf(local),
  localPort: ({ local }) => local?.port ?? 0,
  foreign: ({ foreign }) => addressOf(foreign),
  foreignPort: ({ foreign }) => foreign?.port ?? 0,
  state: ({ state }) => state,
  recvQ: ({ recvQ = 0 }) => recvQ,
  sendQ: ({ sendQ = 0 }) => sendQ,
  dualStack: ({ dualStack }) => dualStack,
  owners: ({ owners }) => owners,
  addresses: ({ locals = [], foreigns = [] }) => ({
    locals: locals.flatMap((text) => packedText(text) ?? []),
    foreigns: foreigns.flatMap((text) => packedText(text) ?? []),
  }),
};

function addressOf(end: EndRecord | undefined): PackedAddress | undefined {
  return end?.address === undefined ? undefined : packedText(end.address);
}

function packedText(text: string): PackedAddress | undefined {
  const address = parseAddress(text);
  return address instanceof Ipv4Address ? address.word : address;
}
