import { countersPage } from './counters-page.ts';
import type { RunExample } from './examples.ts';
import { netstatPage } from './netstat-page.ts';

/** A file of the manual. */
export interface ManualFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The pages of the manual, in the language of mdoc(7).
 *
 * @param run produces the output of the examples
 */
export function manual(run: RunExample): readonly ManualFile[] {
  return [
    { name: 'netstat-js.1', text: netstatPage(run) },
    { name: 'netstat-js-counters.7', text: countersPage() },
  ];
}
