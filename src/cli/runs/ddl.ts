import { ddlText } from '../../output/ddl/ddl.ts';
import { linesOf, shownLines } from '../../text/shown.ts';
import { areOfInternet } from '../../views/families.ts';
import { kindsOf } from '../../views/index.ts';
import type { Io } from '../io.ts';
import type { DdlAction } from '../options/options.ts';

/** Carries out --ddl, and gives the exit status. */
export function showDdl({ engine, options, areChanges }: DdlAction, io: Io): number {
  const lines = { kinds: kindsOf(options), areOfInternet: areOfInternet(options), areChanges };
  io.stdout.write(shownLines(linesOf(ddlText(engine, lines))));
  return 0;
}
