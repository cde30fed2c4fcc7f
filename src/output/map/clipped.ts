/** The most characters of a name that a picture shows. */
const LONGEST = 48;

/** A name as a picture shows it, where one of thousands of characters would leave no room for others. */
export function clipped(name: string): string {
  if (name.length <= LONGEST) return name;
  const characters = [...name.slice(0, 2 * (LONGEST + 1))];
  return characters.length <= LONGEST ? name : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
