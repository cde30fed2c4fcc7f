/** With a `?` for every control character, newlines too: what a user typed must not forge a line of a message. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');
}
