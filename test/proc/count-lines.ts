/** How many lines there are, the last perhaps without a newline. */
export function countLines(bytes: Uint8Array): number {
  const newlines = bytes.filter((byte) => byte === 10).length;
  return newlines + (bytes.length > 0 && bytes.at(-1) !== 10 ? 1 : 0);
}
