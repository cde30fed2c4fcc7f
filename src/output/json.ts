import { KINDS } from '../records/record.ts';
import type { Form, FormOptions, FrameFacts } from './form.ts';
import type { Utf8Writer } from './utf8-writer.ts';

/**
 * `--json`: a document for each frame, a record a line; with -c a document is one line. Records of the first kind are written as
 * they come. Those of another kind, which may come in between, and problems are kept until the frame ends: they are few, such as
 * groups beside sockets.
 */
export function jsonForm(options: FormOptions, out: Utf8Writer): Form {
  const { continuous } = options;
  const [streamed, ...others] = arraysOf(options);
  const nextLine = continuous ? () => out.spill() : () => out.endLine();
  let kept = new Map<string, object[]>();
  let isEmpty = true;

  const open = (name: string): void => {
    out.text(',');
    nextLine();
    out.text(`"${name}":[`);
    isEmpty = true;
  };
  const element = (value: object): void => {
    if (!isEmpty) out.text(',');
    nextLine();
    out.json(value);
    isEmpty = false;
  };
  const close = (): void => {
    if (!isEmpty) nextLine();
    out.text(']');
  };
  const take = (name: string, value: object): void => {
    if (name === streamed) element(value);
    else kept.get(name)?.push(value);
  };

  return {
    begin(facts) {
      kept = new Map([...others, 'problems'].map((name) => [name, []]));
      out.text('{');
      out.members(ordered(facts));
      if (streamed !== undefined) open(streamed);
    },
    record: (kind, record) => take(KINDS[kind].plural, record),
    change: (change) => take('changes', change),
    coverage: (coverage) => take('coverage', coverage),
    count: (count) => take('counts', count),
    problem: (problem) => take('problems', problem),
    end() {
      close();
      for (const [name, values] of kept) {
        open(name);
        values.forEach(element);
        close();
      }
      out.text('}');
      out.endLine();
    },
  };
}

/** The arrays of a document, but for that of problems. */
function arraysOf({ kinds, countBy, changes }: FormOptions): readonly string[] {
  if (changes) return ['changes', 'coverage'];
  return countBy === undefined ? kinds.map((kind) => KINDS[kind].plural) : ['counts'];
}

/** `--ndjson`: each record, count and problem a line, as they come; with -c a line before each frame. */
export function ndjsonForm({ continuous, changes }: FormOptions, out: Utf8Writer): Form {
  const line = (kind: string, value: object): void => {
    out.text(`{"kind":"${kind}",`);
    out.members(value);
    out.text('}');
    out.endLine();
  };
  return {
    begin(facts) {
      if (continuous && !changes) line('frame', ordered(facts));
    },
    record: line,
    change: (change) => line('change', change),
    coverage: (coverage) => line('coverage', coverage),
    count: (count) => line('count', count),
    problem: (problem) => line('problem', problem),
    end() {},
  };
}

function ordered({ version, host, hosts, time }: FrameFacts): FrameFacts {
  return {
    version,
    ...(host === undefined ? {} : { host }),
    ...(hosts === undefined ? {} : { hosts }),
    time,
  };
}
