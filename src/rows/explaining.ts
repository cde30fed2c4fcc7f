import { Explainer } from '../explain/explainer.ts';
import type { AbsentTable } from '../explain/notes/absent-tables.ts';
import type { LineWriter } from '../format/line-writer.ts';
import { routeLevel } from '../format/routes/route-levels.ts';
import { watchedRoot } from '../host/explain-facts/absences.ts';
import { explainFacts } from '../host/explain-facts/explain-facts.ts';
import type { Root } from '../host/root/root.ts';
import type { ProblemRecord } from '../output/form.ts';
import type { Note } from '../records/note.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { ColorLevel } from '../text/color.ts';
import type { Options } from '../views/options.ts';
import type { RowExplainer } from './pipeline.ts';

/** The notes of one frame: on its rows, and on the tables that it does not find. */
export class Explaining implements RowExplainer {
  /** The host, watched for tables that cannot be read. */
  readonly root: Root;
  readonly #explainer: Explainer;
  readonly #absent: AbsentTable[] = [];
  readonly #colorLevel: ColorLevel;
  readonly #write: (line: string) => void;

  /** @param out where plain rows go; undefined for rows of another form */
  constructor(
    root: Root,
    options: Options,
    uid: number,
    colorLevel: ColorLevel,
    out: LineWriter | undefined,
  ) {
    this.root = watchedRoot(root, ({ path, code }) => this.#absent.push({ file: path, code }));
    const { wide, programs, selinux, numericHosts, extend } = options;
    const style = { wide, programs, selinux, numericHosts, routeLevel: routeLevel(extend) };
    this.#explainer = new Explainer(explainFacts(root, uid), out && style);
    this.#colorLevel = colorLevel;
    this.#write = (line) => out?.line(Buffer.from(line).toString('latin1'));
  }

  learn(kind: Kind, record: AnyRecord): void {
    this.#explainer.learn(kind, record);
  }

  notesOf(kind: Kind, record: AnyRecord): readonly Note[] {
    return this.#explainer.notesOf(kind, record);
  }

  writeBlock(rows: readonly { readonly kind: Kind; readonly record: AnyRecord }[]): void {
    this.#explainer.writeBlock(rows, this.#colorLevel, this.#write);
  }

  /** Writes the notes on tables, under all plain rows. */
  writeTables(): void {
    this.#explainer.writeTables(this.#absent, this.#colorLevel, this.#write);
  }

  /** The same for other forms. */
  problems(): ProblemRecord[] {
    return this.#explainer
      .notesOfTables(this.#absent)
      .map(({ file, code, text }) => ({ message: `netstat: ${file}: ${text}`, file, code }));
  }
}
