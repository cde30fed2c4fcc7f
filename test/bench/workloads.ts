import { writeArchives } from './archives.ts';
import { openSockets } from './live-sockets.ts';
import type { Contestant } from './measure.ts';
import { makeNetworkNamespaces } from './network-namespaces.ts';
import type { Program, Programs } from './programs.ts';
import { writeRecordedTree } from './recorded-tree.ts';
import { openNamedConnections } from './slow-resolver.ts';
import { growth, type Ratio, timeAgainst } from './table.ts';

/** What a load is made from and where. */
export interface Setting {
  readonly programs: Programs;
  /** Rows of the recorded table, sockets of the live load. */
  readonly rows: number;
  /** An empty folder. */
  readonly scratch: string;
  /** True inside namespaces of its own, where /proc may be covered by a recorded tree. */
  readonly isolated: boolean;
}

/** Something to compare under a load. */
export interface Workload {
  readonly about: string;
  readonly contestants: (setting: Setting) => readonly Contestant[];
  readonly ratios: readonly Ratio[];
  /** Executions that count as one run; 1 if not given. */
  readonly repeat?: number;
}

/** What the programs look at, made once for all the workloads that share it. */
export interface Load {
  readonly needsIsolation: boolean;
  /** Makes the load; gives a line about it. */
  readonly make: (setting: Setting) => Promise<string> | string;
  readonly workloads: Readonly<Record<string, Workload>>;
}

const PEERS: readonly Ratio[] = ['net-tools', 'ss', 'busybox', 'lsof'].map(timeAgainst);

const NAMESPACES = 500;
const HOLDERS = 200;
const FOREIGN_HOSTS = 200;
const RESOLVER_MILLISECONDS = 100;
const STARTS_A_RUN = 20;
/** How much longer the long table of `memory` is. */
const GROWTH = 10;

const withArgs = (program: Program, args: readonly string[]): Contestant => ({
  name: program.name,
  command: [...program.command, ...args],
  row: program.row,
});

/** The programs under test with the same arguments, and the peers with theirs, as far as they are installed. */
function sideBySide(
  { subjects, peers }: Programs,
  args: readonly string[],
  peerArgs: Readonly<Record<string, readonly string[]>>,
): Contestant[] {
  const rivals = Object.entries(peerArgs).flatMap(([name, rivalArgs]) => {
    const peer = peers.get(name);
    return peer === undefined ? [] : [withArgs(peer, rivalArgs)];
  });
  return [...subjects.map((subject) => withArgs(subject, args)), ...rivals];
}

/**
 * A recorded tree: the programs under test read it as their root, and all that can, over /proc. ss asks the kernel and cannot read a tree; lsof
 * looks at the open files themselves.
 */
function onTree(args: string) {
  return ({ programs, scratch, isolated }: Setting): Contestant[] => {
    const root = `${scratch}/host`;
    const ours = programs.subjects.map((subject) => {
      const contestant = withArgs(subject, [args, '--root', root]);
      return { ...contestant, name: `${contestant.name} --root` };
    });
    if (!isolated) return ours;
    const all = sideBySide(programs, [args], { 'net-tools': [args], busybox: [args] });
    return [...all.map((contestant) => ({ ...contestant, proc: `${root}/proc` })), ...ours];
  };
}

/** The programs under test on a recorded host, in its folder and in archives of it. */
function packed(args: string) {
  return ({ programs, scratch }: Setting): Contestant[] => {
    const root = `${scratch}/packed`;
    return programs.subjects.flatMap((subject) =>
      ['', ...writeArchives(root)].map((suffix) => {
        const contestant = withArgs(subject, [args, '--root', `${root}${suffix}`]);
        return {
          ...contestant,
          name: `${subject.name} ${suffix || 'folder'}`,
          base: `${subject.name} folder`,
        };
      }),
    );
  };
}

/**
 * The programs under test in forms that the peers do not have, each form beside the plain one.
 *
 * @param words what every command line begins with
 */
function forms(
  { programs }: Setting,
  words: readonly string[],
  plain: string,
  others: readonly (readonly string[])[],
): Contestant[] {
  return programs.subjects.flatMap(({ name, command }) =>
    [[], ...others].map((form) => ({
      name: [name, plain, ...form].join(' '),
      command: [...command, ...words, plain, ...form],
      base: `${name} ${plain}`,
    })),
  );
}

const AGAINST_PLAIN: readonly Ratio[] = [
  growth('÷ time of plain', 'milliseconds'),
  growth('÷ peak of plain', 'kilobytes'),
];

/** The folders of two recorded trees and what they hold. */
const sizes = ({ rows, scratch }: Setting) =>
  [rows, rows * GROWTH].map((size) => ({ size, title: `${size} rows`, root: `${scratch}/${size}-rows` }));

/** The programs under test and net-tools on both trees. */
function growing(args: string) {
  return (setting: Setting): Contestant[] => {
    const { programs, isolated } = setting;
    const [short] = sizes(setting);
    return sizes(setting).flatMap(({ title, root }) => {
      const ours = programs.subjects.map((subject) => withArgs(subject, [args, '--root', root]));
      const theirs = isolated ? sideBySide({ ...programs, subjects: [] }, [], { 'net-tools': [args] }) : [];
      const all = [...ours, ...theirs.map((contestant) => ({ ...contestant, proc: `${root}/proc` }))];
      return all.map((contestant) => ({
        ...contestant,
        name: `${contestant.name}, ${title}`,
        input: title,
        ...(title === short?.title ? {} : { base: `${contestant.name}, ${short?.title}` }),
      }));
    });
  };
}

/** net-tools in each network namespace, one after the other, and in that of the host. */
const IN_EACH = '"$@"; for name in $(ls /run/netns); do ip netns exec $name "$@"; done';

/** A view of all network namespaces at once, beside the loop that does without it. */
const ofAllNamespaces = (args: string): Workload => ({
  about: `\`--all-netns ${args}\`, and \`netstat ${args}\` of net-tools by \`ip netns exec\` in each`,
  ratios: [timeAgainst('net-tools in each')],
  contestants: ({ programs: { subjects, peers } }) => [
    ...subjects.map((subject) => withArgs(subject, ['--all-netns', args])),
    ...[...peers.values()]
      .filter(({ name }) => name === 'net-tools')
      .map(({ command, row }) => ({
        name: 'net-tools in each',
        command: ['sh', '-c', IN_EACH, 'sh', ...command, args],
        row,
      })),
  ],
});

/** All loads in the order in which they run. The names of their workloads are the operands of the command. */
export const LOADS: readonly Load[] = [
  {
    needsIsolation: true,
    make: () => 'no sockets',
    workloads: {
      start: {
        about: `\`-tulpn\` on an idle host (a run is ${STARTS_A_RUN} starts; \`true\` is what any start costs)`,
        repeat: STARTS_A_RUN,
        ratios: [timeAgainst('node -e 0'), ...PEERS],
        contestants: ({ programs }) => [
          ...sideBySide(programs, ['-tulpn'], {
            'net-tools': ['-tulpn'],
            ss: ['-tulpn'],
            busybox: ['-tulpn'],
          }),
          { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
          { name: 'true', command: ['/bin/true'] },
        ],
      },
    },
  },
  {
    needsIsolation: false,
    make: ({ scratch, rows }) => {
      const fds = Math.floor(rows * 0.8);
      writeRecordedTree(`${scratch}/host`, { rows, fds, processes: HOLDERS });
      return `${rows} rows in a recorded proc/net/tcp, ${fds} of them held by ${HOLDERS} processes`;
    },
    workloads: {
      'recorded-an': {
        about: '`-an` (ss and lsof cannot read a recorded tree)',
        contestants: onTree('-an'),
        ratios: PEERS,
      },
      'recorded-anp': {
        about: '`-anp` (ss and lsof cannot read a recorded tree)',
        contestants: onTree('-anp'),
        ratios: PEERS,
      },
      'recorded-forms': {
        about: '`-an` in forms that others do not have',
        contestants: (setting) =>
          forms(setting, ['--root', `${setting.scratch}/host`], '-an', [
            ['--where', 'foreign.port > 0'],
            ['--count-by', 'state'],
            ['--sort', 'foreign.address'],
            ['--ndjson'],
            ['--table'],
          ]),
        ratios: AGAINST_PLAIN,
      },
    },
  },
  {
    needsIsolation: false,
    make: ({ scratch, rows }) => {
      const fds = Math.floor(rows * 0.8);
      writeRecordedTree(`${scratch}/packed`, { rows, fds, processes: HOLDERS });
      return `${rows} rows in a recorded proc/net/tcp, ${fds} of them held by ${HOLDERS} processes, in archives`;
    },
    workloads: Object.fromEntries(
      ['-an', '-anp'].map((args) => [
        `archives${args}`,
        {
          about: `\`${args}\` of a recorded host in its folder and in archives`,
          contestants: packed(args),
          ratios: [growth('÷ time of folder', 'milliseconds'), growth('÷ peak of folder', 'kilobytes')],
        },
      ]),
    ),
  },
  {
    needsIsolation: true,
    make: async ({ rows }) => {
      const { sockets, processes } = await openSockets(rows);
      return `${sockets} connected loopback sockets in ${processes} processes, each with a listener`;
    },
    workloads: {
      'live-an': {
        about: '`-an` (`cat` shows what the kernel takes to print the table)',
        ratios: [...PEERS, timeAgainst('cat')],
        contestants: ({ programs }) => [
          ...sideBySide(programs, ['-an'], { 'net-tools': ['-an'], ss: ['-an'], busybox: ['-an'] }),
          { name: 'cat', command: ['cat', '/proc/net/tcp'], row: /^ *\d+: / },
        ],
      },
      'live-anp': {
        about: '`-anp` (`lsof -nPi`)',
        ratios: PEERS,
        contestants: ({ programs }) =>
          sideBySide(programs, ['-anp'], {
            'net-tools': ['-anp'],
            ss: ['-anp'],
            busybox: ['-anp'],
            lsof: ['-nPi'],
          }),
      },
      'live-tlnp': {
        about: '`-tlnp` (`lsof -nP -iTCP -sTCP:LISTEN`)',
        ratios: PEERS,
        contestants: ({ programs }) =>
          sideBySide(programs, ['-tlnp'], {
            'net-tools': ['-tlnp'],
            ss: ['-tlnp'],
            busybox: ['-tlnp'],
            lsof: ['-nP', '-iTCP', '-sTCP:LISTEN'],
          }),
      },
      'live-forms': {
        about: '`-an`, `-anp` and `-tlnp` in forms that others do not have',
        ratios: AGAINST_PLAIN,
        contestants: (setting) => [
          ...forms(setting, [], '-an', [
            ['--where', 'foreign.port > 0'],
            ['--count-by', 'state'],
            ['--sort', 'foreign.address'],
            ['--table'],
            ['-p', '--explain'],
          ]),
          ...forms(setting, [], '-anp', [['--json'], ['--ndjson'], ['--explain']]),
          ...forms(setting, [], '-tlnp', [['--json']]),
        ],
      },
    },
  },
  {
    needsIsolation: true,
    make: async ({ scratch }) => {
      await openNamedConnections(scratch, FOREIGN_HOSTS, RESOLVER_MILLISECONDS);
      return `${FOREIGN_HOSTS} foreign hosts behind a resolver that takes ${RESOLVER_MILLISECONDS} ms an answer`;
    },
    workloads: {
      names: {
        about: '`-t` (`ss -tr`; busybox is left out, it takes 40 s)',
        ratios: PEERS,
        contestants: ({ programs }) => sideBySide(programs, ['-t'], { 'net-tools': ['-t'], ss: ['-tr'] }),
      },
    },
  },
  {
    needsIsolation: false,
    make: (setting) => {
      const trees = sizes(setting);
      for (const { size, root } of trees) writeRecordedTree(root, { rows: size, fds: 0, processes: 0 });
      return `${trees.map(({ title }) => title).join(' and ')} in a recorded proc/net/tcp`;
    },
    workloads: {
      memory: {
        about: '`-an`, and what ten times the rows cost',
        contestants: growing('-an'),
        ratios: [growth('÷ time of a tenth', 'milliseconds'), growth('÷ peak of a tenth', 'kilobytes')],
      },
    },
  },
  {
    needsIsolation: true,
    make: async () => {
      await makeNetworkNamespaces(NAMESPACES);
      return `${NAMESPACES} network namespaces, each with a process, six links, routes and 21 sockets`;
    },
    workloads: Object.fromEntries(
      ['-tulpn', '-an', '-rn', '-i', '-s', '-gn'].map((args) => [`netns${args}`, ofAllNamespaces(args)]),
    ),
  },
];
