import { UsageError } from '../errors.ts';
import { type ForwardNames, forwardNames } from '../host/names/forward-names.ts';
import type { Root } from '../host/root/root.ts';
import type { Kind } from '../records/record.ts';
import { type Counting, parseCountBy } from '../select/count.ts';
import { SelectError } from '../select/error.ts';
import { parseWhere } from '../select/expression/expression.ts';
import { parseSort, type Sorting } from '../select/sort.ts';
import { compileWhere, type Where } from '../select/where.ts';
import type { RowOptions } from './options.ts';

/** Which rows are selected, and in which order or number they are shown. */
export interface Selecting {
  readonly where: Where | undefined;
  readonly sorting: Sorting | undefined;
  readonly counting: Counting | undefined;
  /** Looks up what the expression names, as far as that may have changed. */
  refresh(): Promise<void>;
}

type SelectOption = '--where' | '--sort' | '--count-by';

/**
 * Understands --where, --sort and --count-by, for records of these kinds. Rejects with UsageError.
 *
 * @param seconds how long the address of a host is waited for
 */
export async function understandSelection(
  root: Root,
  { where, sort, countBy }: RowOptions,
  kinds: readonly Kind[],
  seconds: number,
): Promise<Selecting> {
  const names: ForwardNames = forwardNames(root, seconds);
  const understand = async <T>(option: SelectOption, text: string | undefined, parse: (text: string) => T) =>
    text === undefined ? undefined : attempt(option, text, parse);
  const compiled = await understand('--where', where, (text) => compileWhere(parseWhere(text), kinds, names));
  return {
    where: compiled,
    sorting: await understand('--sort', sort, (text) => parseSort(text, kinds)),
    counting: await understand('--count-by', countBy, (text) => parseCountBy(text, kinds)),
    refresh: () => names.refresh(compiled?.hosts ?? []),
  };
}

/** What words a mistake is loaded only for one: it measures text, and takes longer to load than all the rest. */
async function attempt<T>(option: SelectOption, text: string, parse: (text: string) => T): Promise<T> {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof SelectError)) throw error;
    const { complaint } = await import('../select/expression/complaint.ts');
    throw new UsageError(complaint(option, text, error).replace(/^netstat: |\n$/g, ''));
  }
}
