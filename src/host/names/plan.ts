import type { Source } from './nsswitch.ts';

/** Which sources are asked for the names of a database. */
export interface Plan {
  /** The file of the database is one of its sources. */
  readonly files: boolean;
  /** Whether the other sources are asked never, for every number, or only for those the file lacks. */
  readonly others: 'first' | 'after-files' | 'never';
}

/**
 * Reduces the order of sources to the file and the other sources that can be asked; the rest count as unavailable.
 *
 * @param asks whether this source, which is not `files`, can be asked
 */
export function planLookups(sources: readonly Source[], asks: (name: string) => boolean): Plan {
  let files = false;
  for (const { name, stops } of sources) {
    if (name === 'files') {
      files = true;
      if (stops.has('NOTFOUND')) break;
    } else if (asks(name)) {
      return files
        ? { files, others: 'after-files' }
        : { files: sources.some((source) => source.name === 'files'), others: 'first' };
    } else if (stops.has('UNAVAIL')) break;
  }
  return { files, others: 'never' };
}
