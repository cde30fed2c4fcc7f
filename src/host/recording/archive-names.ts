/** What names of archives end with, in small or capital letters. */
export const ARCHIVE_SUFFIXES = ['tar', 'tgz', 'txz', 'tzst', 'tar.gz', 'tar.xz', 'tar.zst'] as const;

/** What an archive may be called. */
export const ARCHIVE = new RegExp(`\\.(?:${ARCHIVE_SUFFIXES.join('|').replaceAll('.', '\\.')})$`, 'i');
