/** What the names of a host are compared by: case does not matter, nor the dot of the DNS root at the end. */
export function canonicalHost(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** `host web-1`, for messages about one of several. */
export function hostLabel(name: string): string {
  return `host ${/[\s:"]/.test(name) ? `"${name}"` : name}`;
}
