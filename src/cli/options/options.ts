import { Command, Option } from 'commander';
import { NO_ROW_OPTIONS, type RowOptions } from '../../rows/options.ts';
import { printable } from '../../text/printable.ts';
import type { Options, SocketSection } from '../../views/options.ts';
import type { Io } from '../io.ts';
import { addFamilies } from './families.ts';
import { ExtensionError, getopt } from './getopt.ts';
import { helpText, VERSION_TEXT } from './help.ts';
import { withImplied } from './implied.ts';
import { mistakeOf, secondsOf, USAGE_ERROR } from './mistakes.ts';
import { canonicalName, type Effect, EXTENSIONS, NET_TOOLS_OPTIONS, type Switch } from './option-table.ts';

/** What is to be done with a command line. Each text is whole lines, or empty. */
export type CommandLine =
  /** `stderr`: complaints that come before all other output but keep nothing from running. */
  | {
      readonly kind: 'run';
      readonly options: Options;
      readonly rowOptions: RowOptions;
      readonly stderr: string;
    }
  | { readonly kind: 'exit'; readonly status: number; readonly stdout: string; readonly stderr: string };

/** Whether SELinux is on: of the host recorded in the folder `root`, or of the running one. */
export type SelinuxProbe = (root: string | undefined) => boolean;

/** What the options read so far amount to. */
interface Draft {
  readonly switches: Record<Switch, boolean>;
  /** -i, -r, -M, -m and -s, as often as given. */
  readonly views: Extract<Effect, { view: unknown }>['view'][];
  readonly sections: Set<SocketSection>;
  families: readonly string[];
  extend: number;
  readonly root: string | undefined;
  dnsTimeout: number;
  rowOptions: RowOptions;
  stderr: string;
  /** Set by what ends the run; nothing behind it counts. */
  exit?: { readonly status: number; readonly stdout: string };
}

/**
 * Understands `argv`, which is without node and script. Options act one after the other as in net-tools: `-V -y` prints the
 * version, `-y -V` complains. SELinux is asked for only by -Z.
 */
export function parseCommandLine(
  argv: readonly string[],
  env: Io['env'],
  selinuxEnabled: SelinuxProbe,
): CommandLine {
  const stopAtOperand = env.POSIXLY_CORRECT !== undefined;
  const { tokens, error } = getopt(argv, {
    options: NET_TOOLS_OPTIONS,
    extensions: EXTENSIONS,
    stopAtOperand,
  });
  const draft = newDraft(
    tokens.findLast((token) => token.startsWith('--root='))?.slice(7) ?? env.NETSTAT_ROOT,
  );
  dispatch(tokens, (effect, value) => {
    if (draft.exit === undefined) apply(draft, effect, value, selinuxEnabled);
  });
  if (draft.exit === undefined && error !== undefined) {
    const help = error instanceof ExtensionError ? '' : helpText();
    end(draft, USAGE_ERROR, `netstat: ${printable(error.message)}\n${help}`);
  }
  if (draft.exit === undefined && draft.views.length > 1) {
    const isBeyond = draft.views.includes('memory');
    end(draft, USAGE_ERROR, isBeyond ? 'netstat: choose one view: -i, -r, -M, -s or -m\n' : helpText());
  }

  const { switches, views, sections, families, extend, root, dnsTimeout, rowOptions } = draft;
  const selection = withImplied({ view: views[0], families, sections });
  const options = { ...selection, ...switches, extend, root, dnsTimeout };
  const mistake = draft.exit === undefined ? mistakeOf(rowOptions, options) : undefined;
  if (mistake !== undefined) end(draft, USAGE_ERROR, `netstat: ${printable(mistake)}\n`);

  const { stderr, exit } = draft;
  return exit !== undefined
    ? { kind: 'exit', ...exit, stderr }
    : { kind: 'run', options, rowOptions, stderr };
}

/**
 * Hands commander the tokens, and `act` what each stands for. Of the table commander learns only the options that were
 * given: to define all of them would take several times as long, at every start.
 */
function dispatch(tokens: readonly string[], act: (effect: Effect, value: string | undefined) => void): void {
  const command = new Command('netstat').helpOption(false).exitOverride().allowExcessArguments();
  const names = new Set(tokens.map((token) => token.replace(/=.*/s, '')));
  for (const name of names) {
    const spec = [...NET_TOOLS_OPTIONS, ...EXTENSIONS].find((candidate) => canonicalName(candidate) === name);
    if (spec === undefined) continue;
    const option = new Option(
      spec.argument === undefined ? name : `${name} <${spec.argument}>`,
      spec.summary,
    );
    command.addOption(option).on(`option:${option.name()}`, (value?: string) => act(spec.effect, value));
  }
  command.parseOptions([...tokens]);
}

function newDraft(root: string | undefined): Draft {
  return {
    switches: {
      all: false,
      listening: false,
      numericHosts: false,
      numericPorts: false,
      numericUsers: false,
      symbolic: false,
      timers: false,
      programs: false,
      verbose: false,
      wide: false,
      continuous: false,
      selinux: false,
      cache: false,
      fib: false,
    },
    views: [],
    sections: new Set(),
    families: [],
    extend: 0,
    root: root === '' ? undefined : root,
    dnsTimeout: 2,
    rowOptions: NO_ROW_OPTIONS,
    stderr: '',
  };
}

function end(draft: Draft, status: number, stderr: string, stdout = ''): void {
  draft.stderr += stderr;
  draft.exit = { status, stdout };
}

function apply(draft: Draft, effect: Effect, value: string | undefined, selinuxEnabled: SelinuxProbe): void {
  if ('on' in effect) for (const name of effect.on) draft.switches[name] = true;
  else if ('view' in effect) draft.views.push(effect.view);
  else if ('section' in effect) draft.sections.add(effect.section);
  else if ('family' in effect) giveFamilies(draft, effect.family);
  else if ('form' in effect)
    draft.rowOptions = { ...draft.rowOptions, forms: [...draft.rowOptions.forms, effect.form] };
  else if ('extra' in effect) draft.rowOptions = { ...draft.rowOptions, [effect.extra]: value ?? true };
  else SPECIAL[effect.special](draft, value ?? '', selinuxEnabled);
}

const SPECIAL: Readonly<
  Record<
    Extract<Effect, { special: unknown }>['special'],
    (draft: Draft, value: string, selinuxEnabled: SelinuxProbe) => void
  >
> = {
  none: () => {},
  families: giveFamilies,
  extend: (draft) => {
    draft.extend++;
  },
  // net-tools knows the name, and has forgotten what it is for.
  tcpip: (draft) => {
    draft.stderr += "netstat.c: Internal Error `longopts 1 range'.\n";
  },
  version: (draft) => end(draft, 0, '', VERSION_TEXT),
  help: (draft) => end(draft, 0, '', helpText()),
  usage: (draft) => end(draft, USAGE_ERROR, helpText()),
  context: (draft, _value, selinuxEnabled) => {
    if (!selinuxEnabled(draft.root)) return end(draft, 1, 'SELinux is not enabled on this machine.\n');
    draft.switches.selinux = true;
    draft.switches.programs = true;
  },
  root: (draft, value) => {
    if (value === '')
      end(draft, USAGE_ERROR, 'netstat: --root needs the folder of a recorded host, not an empty name\n');
  },
  dnsTimeout: (draft, value) => {
    const seconds = secondsOf(value);
    if (seconds !== undefined) draft.dnsTimeout = seconds;
    else
      end(
        draft,
        USAGE_ERROR,
        `netstat: --dns-timeout needs a number of seconds such as 2 or 0.5, not '${printable(value)}'\n`,
      );
  },
};

function giveFamilies(draft: Draft, list: string): void {
  const { families, tooMany, unknown } = addFamilies(draft.families, list);
  draft.families = families;
  if (tooMany) draft.stderr += 'Too much address family arguments.\n';
  if (unknown !== undefined) end(draft, 1, `Unknown address family \`${printable(unknown)}'.\n`);
}
