/** What templates say of the names that follow one another in a path. */
interface Branch {
  /** Whether a path may end here. */
  isEnd: boolean;
  readonly names: Map<string, Branch>;
  readonly patterns: Map<string, { readonly fits: (name: string) => boolean; readonly branch: Branch }>;
  /** Where any names, at least one, are passed over. */
  deep: Branch | undefined;
}

/** What is a number in a path. */
const NUMBERS: Readonly<Record<string, RegExp>> = { PID: /^(?:\d+|self)$/, TID: /^\d+$/, FD: /^\d+$/ };

/**
 * Gives a test of whether the names of a path fit one of some templates: there `PID`, `TID` and `FD` are numbers, `*` is any name or a part of
 * one, `**` are any names one after the other. A regular expression for all would take longer to be compiled than most archives to be read.
 */
export function pathTemplates(templates: readonly string[]): (names: readonly string[]) => boolean {
  const top = emptyBranch();
  for (const template of templates) {
    let branch = top;
    for (const step of template.split('/').filter((name) => name !== '')) branch = grow(branch, step);
    branch.isEnd = true;
  }
  return (names) => fits(top, names, 0);
}

function emptyBranch(): Branch {
  return { isEnd: false, names: new Map(), patterns: new Map(), deep: undefined };
}

/** The branch behind a step of a template. */
function grow(branch: Branch, step: string): Branch {
  if (step === '**') {
    branch.deep ??= emptyBranch();
    return branch.deep;
  }
  const known = branch.names.get(step) ?? branch.patterns.get(step)?.branch;
  if (known !== undefined) return known;
  const grown = emptyBranch();
  const test = testOf(step);
  if (test === undefined) branch.names.set(step, grown);
  else branch.patterns.set(step, { fits: test, branch: grown });
  return grown;
}

/** Undefined for a step that is a name. */
function testOf(step: string): ((name: string) => boolean) | undefined {
  const number = NUMBERS[step];
  if (number !== undefined) return (name) => number.test(name);
  const star = step.indexOf('*');
  if (star < 0) return undefined;
  const [start, end] = [step.slice(0, star), step.slice(star + 1)];
  const shortest = start.length + end.length + (start === '' ? 1 : 0);
  return (name) => name.length >= shortest && name.startsWith(start) && name.endsWith(end);
}

function fits(branch: Branch, names: readonly string[], at: number): boolean {
  const name = names[at];
  if (name === undefined) return branch.isEnd;
  const next = branch.names.get(name);
  if (next !== undefined && fits(next, names, at + 1)) return true;
  for (const pattern of branch.patterns.values())
    if (pattern.fits(name) && fits(pattern.branch, names, at + 1)) return true;
  const { deep } = branch;
  return deep !== undefined && names.some((_, last) => last >= at && fits(deep, names, last + 1));
}
