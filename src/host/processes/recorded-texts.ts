import { lsofTextReader } from '../../proc/processes/texts/lsof-text.ts';
import { netstatTextReader } from '../../proc/processes/texts/netstat-text.ts';
import { ssTextReader } from '../../proc/processes/texts/ss-text.ts';
import type { TextSource, ToldHolder } from '../../proc/processes/texts/told-holder.ts';
import type { Reader } from '../../proc/reading/parsed.ts';
import { optional } from '../root/optional.ts';
import type { Root } from '../root/root.ts';
import type { RecordedText } from './holder.ts';

/** In the order in which they are believed: a program is called what netstat calls it. */
export const TEXT_READERS: Readonly<Record<TextSource, () => Reader<ToldHolder>>> = {
  netstat: netstatTextReader,
  ss: ssTextReader,
  lsof: lsofTextReader,
};

/** Where sosreport and insights-client put what commands printed. */
const FOLDERS = [
  '/sos_commands/networking',
  '/sos_commands/process',
  '/sos_commands/filesys',
  '/insights_commands',
];

/** A command by its name and options, as a file is called: `netstat_-W_-neopa`, `lsof_-b_M_-n_-l_-c`. */
const NAME = /^(netstat|ss|lsof)(?=_|\.txt$|$)/;

/** What people save beside a tree. */
const BESIDE = ['netstat', 'ss', 'lsof'].flatMap((name) => [`/${name}`, `/${name}.txt`]);

/** The texts recorded with a host, those that are believed first; empty for most hosts. */
export function recordedTexts(root: Root): readonly RecordedText[] {
  const found = FOLDERS.flatMap((folder) =>
    (optional(() => root.list(folder)) ?? []).toSorted().map((name) => `${folder}/${name}`),
  );
  const isThere = (path: string): boolean => optional(() => root.read(path, 1)) !== undefined;
  const paths = [...found, ...(found.length > 0 ? [] : BESIDE.filter(isThere))];
  return Object.keys(TEXT_READERS).flatMap((source) =>
    paths
      .filter((path) => NAME.exec(path.slice(path.lastIndexOf('/') + 1))?.[1] === source)
      .map((path) => ({ source: source as TextSource, path })),
  );
}
