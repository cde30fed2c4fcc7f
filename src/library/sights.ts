import { type Asked, askedNamespaces, type OpenNamespace } from '../host/netns/asked.ts';
import { namespaceName, UNREADABLE } from '../host/netns/labels.ts';
import { membersReader } from '../host/netns/members.ts';
import { parseSelector, SELECTOR_FORMS, type Selector, SelectorError } from '../host/netns/selector.ts';
import type { Root } from '../host/root/root.ts';
import { describeNetns } from '../records/describe/namespace.ts';
import type { NetnsRecord } from '../records/netns.ts';
import { sanitize } from '../text/sanitize.ts';
import { textOf } from '../text/utf8.ts';
import type { NetnsOption } from './options.ts';
import { ReadError } from './problem.ts';

/** A host that is read. */
export interface OpenedHost {
  readonly root: Root;
  /** What records call it, where there are several. */
  readonly host?: string;
}

/** A host as it is seen from a network namespace. */
export interface Sight extends OpenedHost {
  /** Where namespaces were asked for. */
  readonly netns?: NetnsRecord;
  /** `namespace 4026532247 (blue)`, for messages about one that is not that of /proc/net. */
  readonly name?: string;
  /** Why /proc has none of its tables. */
  readonly unreadable?: string;
}

/** @throws {RangeError} for what is no selector */
export function askedBy(netns: NetnsOption): Asked {
  if (netns === 'all') return netns;
  const selectors = [netns].flat().map(selectorOf);
  if (selectors.length === 0) throw new RangeError('netns is a list without a selector');
  return selectors;
}

function selectorOf(given: string | number): Selector {
  const selector = parseSelector(String(given));
  if (selector === undefined)
    throw new RangeError(`netns is 'all' or ${SELECTOR_FORMS}, not ${JSON.stringify(String(given))}`);
  return selector;
}

/** What is seen of a host; an error where a namespace that was asked for is not there. */
export function trySights(host: OpenedHost, asked: Asked | undefined): Sight[] | ReadError {
  if (asked === undefined) return [host];
  const { root } = host;
  try {
    return askedNamespaces(root, asked, membersReader(root)).map((open) => ({ ...host, ...sightOf(open) }));
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    return new ReadError(textOf(sanitize(error.message)));
  }
}

function sightOf({ namespace, root }: OpenNamespace): Sight {
  const { shown, unreadable } = namespace;
  return {
    root,
    netns: describeNetns(namespace),
    ...(shown ? {} : { name: `namespace ${textOf(sanitize(namespaceName(namespace)))}` }),
    ...(unreadable === undefined ? {} : { unreadable: UNREADABLE[unreadable] }),
  };
}
