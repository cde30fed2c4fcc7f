const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z][\w:-]*(?:="[^"<]*")?)*)\s*(\/?)>/y;
const TEXT = /[^<]+/y;
const ENTITY = /&(?!(?:amp|lt|gt|quot);)/;
/** An attribute that runs something, or leads somewhere. */
const ACTIVE = /\s(?:on\w+|href|src|action|formaction|style)=/i;
const VOID = new Set(['meta', 'input']);
/** Each of these stands once at most, and its text is the program's. */
const RAW = ['style', 'script'];

/**
 * What is wrong with an SVG picture or a page, read strictly: each tag is closed, each `&` begins an entity, and none of them does more than
 * to show something. undefined if nothing is.
 */
export function malformedMarkup(markup: string): string | undefined {
  let text = markup.replace(/^<!DOCTYPE html>/, '').replace(/^<\?xml [^?<>]*\?>/, '');
  for (const name of RAW) text = text.replace(new RegExp(`<${name}>[^]*?</${name}>`), '');
  const open: string[] = [];
  for (let at = 0; at < text.length; ) {
    TEXT.lastIndex = TAG.lastIndex = at;
    const [words] = TEXT.exec(text) ?? [];
    const [tag, closes, name = '', attributes = '', isEmpty] =
      words === undefined ? (TAG.exec(text) ?? []) : [];
    const piece = words ?? tag;
    if (piece === undefined) return `no tag: ${text.slice(at, at + 80)}`;
    if (ENTITY.test(piece)) return `no entity: ${piece.slice(0, 200)}`;
    if (ACTIVE.test(attributes)) return `does something: ${piece.slice(0, 200)}`;
    if (RAW.includes(name)) return `another <${name}>`;
    if (closes && open.pop() !== name) return `closes what is not open: ${piece}`;
    if (tag !== undefined && !closes && !isEmpty && !VOID.has(name)) open.push(name);
    at += piece.length;
  }
  return open.length === 0 ? undefined : `is not closed: ${open.join(' ')}`;
}
