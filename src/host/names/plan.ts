import type { Source } from './nsswitch.ts';

/** Who is asked for the names of a database. */
export interface Plan {
  /** The file of the database is one of its sources. */
  readonly files: boolean;
  /** Other sources are asked: of every number, or of those that the file does not have. */
  readonly others: 'first' | 'after-files' | 'never';
}

/**
 * What the order of sources comes to when only the file and some others can be asked, the rest being not available.
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
