/** What a recording is made of. Paths are absolute and those of the host, latin1. */
export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array }
  /** A symbolic link, whose text is latin1. */
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'folder'; readonly path: string };

/** What is recorded in the place of what was read; undefined for nothing. */
export type Rewrite = (entry: Entry) => Entry | undefined;

export function file(path: string, bytes: Uint8Array): Entry {
  return { kind: 'file', path, bytes };
}

export function link(path: string, target: string): Entry {
  return { kind: 'link', path, target };
}

export function folder(path: string): Entry {
  return { kind: 'folder', path };
}
