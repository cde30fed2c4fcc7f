/** So much of a name is repeated in a message. */
const SHOWN = 80;

/** A name of a member, or its beginning. */
export function shortened(name: string): string {
  return name.length > SHOWN ? `${name.slice(0, SHOWN)}...` : name;
}
