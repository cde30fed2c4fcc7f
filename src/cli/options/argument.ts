import { parseSelector, SELECTOR_FORMS, type Selector } from '../../host/netns/selector.ts';
import { isSdId } from '../../syslog/message.ts';
import { parseReceiver, type Receiver } from '../../syslog/receiver.ts';
import { enumerated } from '../../text/enumerated.ts';

/** What can stand as the argument of an option: one of these words, or something of this sort. */
export type Completion =
  | readonly string[]
  | 'number'
  | 'folder'
  | 'file'
  /** A folder or an archive. */
  | 'recording'
  | 'expression'
  /** Names of fields, commas between them. */
  | 'fields'
  /** Names of fields, or of columns that rows of every kind can have. */
  | 'columns'
  /** Names of fields, each with or without a minus before it. */
  | 'keys'
  /** Names of families, commas between them. */
  | 'families'
  /** A word of the glossary. */
  | 'words'
  /** What selects a network namespace. */
  | 'selectors';

/** The argument of an option. */
export interface Argument {
  /** Its name in help and manual. */
  readonly placeholder: string;
  /** An example, quoted for the shell where that is needed: for messages and the manual. */
  readonly example?: string;
  /** What it is where the option stands alone; without this the next word is the argument. */
  readonly absent?: string;
  /** What shells offer for it. */
  readonly completes: Completion;
  /** Returns its value or an InvalidArgument; without this function any text is valid. */
  readonly parse?: (text: string, before?: undefined) => unknown;
}

/** An argument that is not what its option needs. */
export class InvalidArgument {
  /** What is needed, and what was given instead. */
  readonly needs: string;

  constructor(needs: string) {
    this.needs = needs;
  }
}

/** An argument that is one of these words. */
export function choice<const T extends readonly string[]>(
  placeholder: string,
  example: T[number],
  choices: T,
) {
  const parse = (text: string): T[number] | InvalidArgument =>
    choices.find((word) => word === text) ??
    new InvalidArgument(`${enumerated(choices, 'or')}, not '${text}'`);
  return { placeholder, example, completes: choices, parse };
}

/** Takes any text but an empty one. */
export function nonEmpty(needs: string) {
  return (text: string) => (text === '' ? new InvalidArgument(needs) : text);
}

/** An argument that is the name of a file to write. Standard output has no name: it is what is written to without one. */
export function outputFile(text: string): string | InvalidArgument {
  const needs = 'a file to write';
  if (text === '') return new InvalidArgument(`${needs}, not an empty name`);
  return text === '-'
    ? new InvalidArgument(`${needs}, which standard output is not: leave it out, or name ./-`)
    : text;
}

/** The longest time that setTimeout can wait, 24 days. */
const LONGEST_SECONDS = 2_147_483;

/** An argument that is a number of seconds. */
export function seconds(example: string, examples: string, least = 0) {
  const atLeast = least === 0 ? '' : `, at least ${least}`;
  const parse = (text: string): number | InvalidArgument =>
    /^(\d+(\.\d*)?|\.\d+)$/.test(text) && Number(text) >= least
      ? Math.min(Number(text), LONGEST_SECONDS)
      : new InvalidArgument(`a number of seconds such as ${examples}${atLeast}, not '${text}'`);
  return { placeholder: 'SECONDS', example, completes: 'number', parse } as const;
}

/** The shortest time between two looks, in seconds. */
const SHORTEST_INTERVAL = 0.05;

/** An argument that is the time between two looks. */
export function interval(example: string, examples: string) {
  return seconds(example, examples, SHORTEST_INTERVAL);
}

/** An argument that is a number of times. */
export function count(example: string) {
  const parse = (text: string): number | InvalidArgument =>
    /^[0-9]{1,15}$/.test(text) && Number(text) > 0
      ? Number(text)
      : new InvalidArgument(`a number of 1 or more, not '${text}'`);
  return { placeholder: 'N', example, completes: 'number', parse } as const;
}

/** Takes any text but an empty one, beside those that were given before. */
export function nonEmptyList(needs: string) {
  return (
    text: string,
    before?: readonly string[] | InvalidArgument,
  ): readonly string[] | InvalidArgument => {
    if (before instanceof InvalidArgument) return before;
    return text === '' ? new InvalidArgument(needs) : [...(before ?? []), text];
  };
}

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** An argument that is a number of bytes. */
export function size(example: string) {
  const parse = (text: string): number | InvalidArgument => {
    const [, digits = '', unit = ''] = /^([1-9][0-9]{0,11})([KMGT]?)$/i.exec(text) ?? [];
    return digits === ''
      ? new InvalidArgument(`a number of bytes such as 500M or 2G, not '${text}'`)
      : Number(digits) * (UNITS[unit.toUpperCase()] ?? 1);
  };
  return { placeholder: 'SIZE', example, completes: 'number', parse } as const;
}

/** What is neither the name of a folder nor of an archive that can be written. */
const OTHER_ARCHIVE = /\.(?:tar\.[a-z0-9]+|t[bxz][a-z0-9]*|zip|gz|bz2|xz|zst|7z)$/i;
const WRITTEN_ARCHIVE = /\.(?:tar|tar\.gz|tgz)$/i;

/** An argument that says where a recording is to be written. */
export function recording(text: string): string | InvalidArgument {
  const isRight = text !== '' && (WRITTEN_ARCHIVE.test(text) || !OTHER_ARCHIVE.test(text));
  return isRight
    ? text
    : new InvalidArgument(`a new folder, a new file that ends in .tar, .tar.gz or .tgz, or -, not '${text}'`);
}

/** An argument that selects network namespaces, beside those that were given before. */
export function namespaceSelectors(
  text: string,
  before?: readonly Selector[] | InvalidArgument | undefined,
): readonly Selector[] | InvalidArgument {
  if (before instanceof InvalidArgument) return before;
  const selector = parseSelector(text);
  if (selector !== undefined) return [...(before ?? []), selector];
  return new InvalidArgument(`${SELECTOR_FORMS}, not '${text}'`);
}

/** An argument that is the URL of a receiver of syslog messages. */
export function receiver(text: string): Receiver | InvalidArgument {
  return (
    parseReceiver(text) ??
    new InvalidArgument(`a URL such as udp://HOST, tcp://HOST:PORT or tls://[ADDRESS], not '${text}'`)
  );
}

/** An argument that names structured data of syslog messages. */
export function sdId(text: string): string | InvalidArgument {
  return isSdId(text)
    ? text
    : new InvalidArgument(`a name and an enterprise number such as netstat@32473, not '${text}'`);
}
