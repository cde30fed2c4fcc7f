import { NAME_FILES } from '../host/recording/recorded-files.ts';
import { type Entry, file } from './entry.ts';
import { reducedPasswd } from './reduced.ts';
import type { Source } from './source.ts';

/** Records the files of names in /etc. @param withHome whether files in a home folder were recorded */
export function* recordNames(source: Source, withHome: (home: string) => boolean): Generator<Entry> {
  for (const name of NAME_FILES) {
    const path = `/etc/${name}`;
    const bytes = source.read(path);
    if (bytes === undefined) continue;
    yield file(path, name === 'passwd' ? reducedPasswd(bytes, withHome) : bytes);
  }
}
