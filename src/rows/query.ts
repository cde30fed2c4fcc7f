import { UsageError } from '../errors.ts';
import { type ForwardNames, forwardNames } from '../host/names/forward-names.ts';
import type { OwnSockets } from '../host/names/own-sockets.ts';
import type { Root } from '../host/root/root.ts';
import { LONGEST_LIST } from '../output/columns.ts';
import type { Naming } from '../records/fields.ts';
import type { Kind } from '../records/record.ts';
import { UNIX_STATES } from '../records/words.ts';
import { type Counting, parseCountBy } from '../select/count.ts';
import { SelectError } from '../select/error.ts';
import { type Expression, parseWhere } from '../select/expression/expression.ts';
import { flowParts } from '../select/flow-parts.ts';
import { parseSort, type Sorting } from '../select/sort.ts';
import { compileWhere, type Where } from '../select/where.ts';
import { linesOf } from '../text/shown.ts';
import type { Options } from '../views/options.ts';
import type { RowOptions } from './options.ts';

/** Which rows are selected, and in which order or number they are shown. */
export interface Query {
  readonly where: Where | undefined;
  /** Of flows: which of the sockets count that they are made of. */
  readonly sources?: Where | undefined;
  readonly sorting: Sorting | undefined;
  readonly counting: Counting | undefined;
  /** Looks up what the expression names, as far as that may have changed. */
  refresh(ownSockets?: OwnSockets): Promise<void>;
}

/** What is asked of rows, as it was given. */
export type QueryOptions = { readonly [K in 'where' | 'sort' | 'countBy']?: RowOptions[K] };

/**
 * The options and how long their arguments may be, in units of UTF-16: an expression as long as Linux lets one argument be
 * (MAX_ARG_STRLEN), a list more than twice as long as all names of fields.
 */
const LONGEST = { '--where': 131_072, '--sort': LONGEST_LIST, '--count-by': LONGEST_LIST };

type QueryOption = keyof typeof LONGEST;

/** Of a host that is not known yet: it may have any name. */
const ANY_NAMES: ForwardNames = {
  servicePorts: () => [{ port: 0, protocol: 'tcp' }],
  uidOf: () => 0,
  hostAddresses: () => [],
  refresh: async () => {},
};

/**
 * Understands --where, --sort and --count-by, for records of these kinds. Rejects with UsageError.
 *
 * @param root whose names an expression has; undefined where that is to be asked of each host
 * @param naming what names of fields mean
 */
export async function parseQuery(
  root: Root | undefined,
  { where, sort, countBy }: QueryOptions,
  kinds: readonly Kind[],
  { dnsTimeout, sections }: Options,
  naming: Naming,
): Promise<Query> {
  const names = root === undefined ? ANY_NAMES : forwardNames(root, dnsTimeout);
  const own = [...sections].join() === 'unix' ? { state: UNIX_STATES } : {};
  const compile = (expression: Expression | undefined, kinds: readonly Kind[]): Where | undefined =>
    expression && compileWhere(expression, kinds, names, own, naming);
  const compiled = await parseArgument('--where', where, (text) => {
    const expression = parseWhere(text);
    if (!kinds.includes('flow')) return { where: compile(expression, kinds) };
    const { flows, sockets } = flowParts(expression, naming);
    return { where: compile(flows, kinds), sources: compile(sockets, ['socket']) };
  });
  const hosts = [compiled?.where, compiled?.sources].flatMap((part) => [...(part?.hosts ?? [])]);
  return {
    ...{ where: undefined, ...compiled },
    sorting: await parseArgument('--sort', sort, (text) => parseSort(text, kinds, naming)),
    counting: await parseArgument('--count-by', countBy, (text) => parseCountBy(text, kinds, naming)),
    refresh: (ownSockets) => names.refresh(hosts, ownSockets),
  };
}

/** The code that words a mistake is loaded only for one: it measures text, and takes longer to load than all the rest. */
async function parseArgument<T>(
  option: QueryOption,
  text: string | undefined,
  parse: (text: string) => T,
): Promise<T | undefined> {
  if (text === undefined) return undefined;
  if (text.length > LONGEST[option])
    throw new UsageError(`${option} takes ${LONGEST[option]} characters at most, not ${text.length}`);
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof SelectError)) throw error;
    const { complaint } = await import('../select/expression/complaint.ts');
    const [reason = '', ...lines] = linesOf(complaint(option, text, error));
    throw new UsageError(reason.slice('netstat: '.length), ...lines);
  }
}
