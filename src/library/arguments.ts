/** Refuses a value that is not one of these, as callers without types may give it. Throws RangeError. */
export function oneOf(values: readonly string[], what: string, value: string): void {
  if (!values.includes(value)) {
    throw new RangeError(`no such ${what}: ${JSON.stringify(value)}; there are ${values.join(', ')}`);
  }
}
