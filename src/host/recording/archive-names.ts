/** What names of archives end with, in small or capital letters. */
export const ARCHIVE_SUFFIXES = ['tar', 'tgz', 'txz', 'tzst', 'tar.gz', 'tar.xz', 'tar.zst'] as const;

/** The name of an archive without what tells that it is one; undefined for what is called otherwise. */
export function archiveBase(name: string): string | undefined {
  const small = name.toLowerCase();
  const suffix = ARCHIVE_SUFFIXES.find((suffix) => small.endsWith(`.${suffix}`));
  return suffix && name.slice(0, -suffix.length - 1);
}
