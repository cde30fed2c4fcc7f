/** What is wrong with an argument of --where, --sort or --count-by; `message` is one line but for what the user typed. */
export class SelectError extends Error {
  override readonly name = 'SelectError';
  /** Where in the argument, in units of UTF-16. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** What was typed, in quotes; of a long text only the beginning. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 2 * LONGEST_QUOTE));
  return characters.length > LONGEST_QUOTE
    ? `'${characters.slice(0, LONGEST_QUOTE).join('')}…'`
    : `'${text}'`;
}

const LONGEST_QUOTE = 40;

/** That a value is nothing that the field can be compared with. */
export function unfit(
  field: string,
  wanted: string,
  { text, start }: { text: string; start: number },
): SelectError {
  return new SelectError(`${field} needs ${wanted}, not ${quoted(text)}`, start);
}
