/** @throws {RangeError} for a value that is not one of these, which a caller without types may pass */
export function oneOf(values: readonly string[], what: string, value: string): void {
  if (!values.includes(value)) {
    throw new RangeError(`no such ${what}: ${JSON.stringify(value)}; there are ${values.join(', ')}`);
  }
}
