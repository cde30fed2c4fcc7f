import type { Form, FormOptions, FrameFacts } from '../../src/output/form.ts';
import { Utf8Writer } from '../../src/output/utf8-writer.ts';

/** How a form comes about. */
type MakeForm = (options: FormOptions, out: Utf8Writer) => Form;

export const FACTS: FrameFacts = { version: '1.2.3', host: 'busy', time: '2026-11-24T01:02:03.004Z' };

/** Bytes of UTF-8 that a form writes of one frame. */
export function written(
  make: MakeForm,
  options: Partial<FormOptions>,
  write: (form: Form) => void,
  frames = 1,
): Buffer {
  const blocks: Buffer[] = [];
  const out = new Utf8Writer((bytes) => blocks.push(Buffer.from(bytes)));
  const form = make(
    { kinds: ['socket'], with: new Set(), continuous: false, colorLevel: 0, ...options },
    out,
  );
  for (let frame = 0; frame < frames; frame++) {
    form.begin(FACTS);
    write(form);
    form.end();
  }
  out.flush();
  return Buffer.concat(blocks);
}

/** The same as text. */
export function writtenText(...args: Parameters<typeof written>): string {
  return written(...args).toString('utf8');
}

/** A name with all that may do harm: line ends, quotes, separators, escapes, C0, DEL, C1, marks of direction, escaped bytes. */
export const HOSTILE =
  'a\r\nb"c,d;e\\f\u0000\u001b[31m\u007f\u0085\u009b2J\u2028\u2029\u202e\u2066\\xff\t日本 é \u{1f4a9}';
