import { onceEach } from '../../host/once.ts';
import type { AnyRecord } from '../../records/record.ts';
import type { EndRecord, SocketRecord } from '../../records/socket.ts';
import { isListener } from '../../records/socket-values.ts';
import type { RowLook } from '../../views/rows.ts';

/** The tables of the Internet protocols: other sockets are known by their records as a whole. */
const INTERNET = /^(?:tcp|udp|udplite|raw)6?$/;

/** What tells sockets apart by their records, as the rows of their tables are told apart; undefined for other records. */
export function recordLook(record: AnyRecord): RowLook<AnyRecord> | undefined {
  const { protocol } = record as Partial<SocketRecord>;
  return protocol !== undefined && INTERNET.test(protocol) ? lookOf(protocol) : undefined;
}

const lookOf = onceEach((protocol: string): RowLook<AnyRecord> => {
  const text = (record: AnyRecord): string => {
    const { local, foreign } = record as SocketRecord;
    return `${endText(local)} ${endText(foreign)}`;
  };
  const isTcp = protocol.startsWith('tcp');
  return {
    protocol,
    // JSON may have been read with fewer digits.
    inode: (record) => Number((record as SocketRecord).inode ?? 0),
    isSame: (some, other) => text(some) === text(other),
    text,
    ports: (record) => {
      const { local, foreign } = record as SocketRecord;
      return (local?.port ?? 0) * 0x10000 + (foreign?.port ?? 0);
    },
    state: (record) => (record as SocketRecord).state,
    isConnection: (record) => isTcp && ((record as SocketRecord).foreign?.port ?? 0) !== 0,
    isListener: (record) => isListener(record as SocketRecord),
    addresses: () => [],
  };
});

function endText({ address = '', port = 0 }: EndRecord = {}): string {
  return `${address} ${port}`;
}
