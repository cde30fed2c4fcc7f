/** What the names of a host are compared by: case does not matter, nor the dot of the DNS root at the end. */
export function canonicalHost(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
