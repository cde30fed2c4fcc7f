import { changeWords, coverageText } from '../../changes/change-text.ts';
import { UsageError } from '../../errors.ts';
import { forwardNames } from '../../host/names/forward-names.ts';
import type { OwnSockets } from '../../host/names/own-sockets.ts';
import { openRoot } from '../../host/root/open-root.ts';
import { type Cell, cellOf } from '../../output/columns.ts';
import { cellText } from '../../output/csv-cell.ts';
import { flatChange } from '../../output/flat-change.ts';
import type { ChangeRecord, CoverageRecord } from '../../records/change.ts';
import { FIELDS } from '../../records/fields.ts';
import { readAuthorities } from '../../syslog/authorities.ts';
import type { Message } from '../../syslog/message.ts';
import type { Target } from '../../syslog/receiver.ts';
import { openSyslog } from '../../syslog/sender.ts';
import { shownLines } from '../../text/shown.ts';
import type { Options } from '../../views/options.ts';
import type { Io } from '../io.ts';

/** Takes changes beside what is printed. */
export interface ChangeLog {
  change(change: ChangeRecord): void;
  coverage(coverage: CoverageRecord): void;
  /** Resolves when all is where it should be, or soon after it should. */
  end(): Promise<void>;
}

/**
 * Sends changes to a receiver. Undefined, and told, if what that takes cannot be read.
 *
 * @param host of which they are, unless they say so themselves
 * @param ownSockets counts the connections to the receiver
 */
export function openChangeLog(
  host: string | undefined,
  target: Target,
  options: Options,
  io: Io,
  ownSockets: OwnSockets | undefined,
): ChangeLog | undefined {
  const ca = authoritiesOf(target, io);
  if (ca instanceof UsageError) return undefined;
  const names = forwardNames(openRoot('/'), options.dnsTimeout);
  const syslog = openSyslog(target.receiver, {
    sdId: target.sdId,
    ca,
    async addressesOf(name) {
      await names.refresh([name]);
      return names.hostAddresses(name);
    },
    onOpening() {
      if (ownSockets !== undefined) ownSockets.openings++;
    },
    tell: (line) => io.stderr.write(shownLines([line])),
  });
  const send = (
    id: string,
    time: string,
    fields: Message['fields'],
    text: string,
    own: string | undefined = host,
  ): void =>
    syslog.send({
      time: new Date(time),
      ...(own === undefined ? {} : { host: own }),
      pid: io.pid,
      id,
      fields,
      text,
    });
  return {
    change: (change) =>
      send(
        change.change,
        change.time,
        fieldsOfChange(change),
        changeWords(change, options.programs),
        change.host,
      ),
    coverage: ({ time, ...counts }) =>
      send('coverage', time, textFields(counts), coverageText({ time, ...counts }), counts.host),
    end: () => syslog.end(),
  };
}

function authoritiesOf({ caFile }: Target, { stderr }: Io): string | undefined | UsageError {
  if (caFile === undefined) return undefined;
  try {
    return readAuthorities(caFile);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(shownLines(error.report));
    return error;
  }
}

/** The columns of changes that stand before the fields of their rows; the time is that of the message. */
const CHANGE_FIELDS = ['change', 'seconds', 'previous', 'kind'];

/** What a change has in the columns of --csv, with those that few records have. */
function fieldsOfChange(change: ChangeRecord): Message['fields'] {
  let fields: Message['fields'] = textFields({
    change: change.change,
    file: change.file,
    reason: change.reason,
    'netns.inode': change.netns?.inode,
    'netns.id': change.netns?.id,
    'netns.names': change.netns?.names?.join(';'),
  });
  flatChange(change, (kind, record) => {
    const names = [...CHANGE_FIELDS, ...FIELDS[kind].map(({ name }) => name)];
    const cells = names.flatMap((name) => {
      const cell = cellOf(name)(record, kind, change.time);
      return isAbsent(cell) ? [] : [[name, cellText(cell)] as const];
    });
    fields = change.initial ? [...cells, ['initial', 'true']] : cells;
  });
  return fields;
}

/** Whether a record lacks a field, or each element of a list does. */
function isAbsent(cell: Cell): cell is undefined {
  if (!Array.isArray(cell)) return cell === undefined;
  return cell.length > 0 && cell.every((element) => element === undefined);
}

function textFields(values: Readonly<Record<string, string | number | undefined>>): Message['fields'] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
}
