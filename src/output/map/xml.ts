import { printable } from '../../text/unsafe.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What is no character of XML, although a text can have it: halves of surrogate pairs, and two that never are characters. */
const NOT_XML = /[\ufffe\uffff]|\p{Surrogate}/gu;

/** A text as it stands in XML and HTML, between tags as well as in the quotes of an attribute. */
export function xmlText(text: string): string {
  return printable(text)
    .replace(NOT_XML, '?')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
