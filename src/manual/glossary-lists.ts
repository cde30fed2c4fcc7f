import type { Entry, Topic } from '../glossary/entry.ts';
import { argument, type Line, list, subsection } from './mdoc.ts';

/** Whether a topic is about counters, which have their own page. */
export function isOfCounters({ name }: Topic): boolean {
  return name.startsWith('counter of ');
}

/**
 * The entries of each topic as a subsection.
 *
 * @param preface gives sentences to put before the text of an entry
 */
export function glossaryLists(
  topics: readonly Topic[],
  preface: (entry: Entry) => string = () => '',
): Line[] {
  return topics.flatMap(({ name, entries }) =>
    subsection(
      title(name),
      list(
        entries.map((entry) => [
          entry.words.map((word) => `Cm ${argument(word)}`).join(' , '),
          plain(`${preface(entry)}${entry.text} Source: ${entry.source}.`),
        ]),
      ),
    ),
  );
}

/** @throws {SyntaxError} if a text of the glossary has backticks, which would be taken for markup */
function plain(text: string): string {
  if (text.includes('`')) throw new SyntaxError(text);
  return text;
}

/** `tcp state` becomes `Tcp states`, `column of sockets` becomes `Columns of sockets`. */
function title(topic: string): string {
  const plural = topic
    .replace(/^(column|flag|text|type|scope|state|value|field|counter)(?= (of|in) )/, '$1s')
    .replace(/(?<=^|^[^ ]+ |^[^ ]+ [^ ]+ )(state|flag|type|protocol|timer)$/, '$1s');
  return plural.charAt(0).toUpperCase() + plural.slice(1);
}
