import { Chalk } from 'chalk';
import type { ChangeWord } from '../records/change.ts';
import type { ColorLevel } from '../text/color.ts';

const COLORS = {
  opened: 'green',
  closed: 'red',
  changed: 'yellow',
  owner: 'yellow',
  gap: 'magenta',
} as const satisfies Record<ChangeWord, string>;

/** Colours the line of a change by what happened. */
export function changePaint(level: ColorLevel): (change: ChangeWord, line: string) => string {
  const chalk = new Chalk({ level });
  return (change, line) => chalk[COLORS[change]](line);
}
