import { quoted } from '../cli/completion/shell-text.ts';
import { display, type Line, prose } from './mdoc.ts';

/** Runs netstat with these options on the recorded host of the examples and returns its output. */
export type RunExample = (argv: readonly string[]) => string;

interface Example {
  readonly text: string;
  readonly argv: readonly string[];
  /** How many lines of the output are shown; all of them unless given. */
  readonly lines?: number;
  /** What follows on the command line; such an example is not run, for it depends on other programs. */
  readonly rest?: string;
}

const EXAMPLES: readonly Example[] = [
  { text: 'Which TCP servers listen here?', argv: ['-tln'] },
  {
    text: 'Which program listens on which port? No name is cut.',
    argv: ['-tlnp', '--table', '--columns', 'local.port,pid,program'],
  },
  {
    text: 'Which servers can be reached only from this host?',
    argv: ['-tln', '--where', 'local.address = 127.0.0.1', '--sort', 'local.port'],
  },
  {
    text: 'Which states pile up, and with whom?',
    argv: ['-tan', '--count-by', 'state,foreign.address'],
    lines: 5,
  },
  {
    text: 'Which programs have the most unread data, in a form for a spreadsheet?',
    argv: ['-tnp', '--csv', '--sort=-recvQ', '--columns', 'recvQ,foreign.address,program'],
    lines: 5,
  },
  {
    text: 'Does a server that listens on all IPv6 addresses serve IPv4 as well?',
    argv: ['-tln', '--where', 'local.port = 22', '--explain'],
  },
  { text: 'What does a word in the last column of `-o` mean?', argv: ['--define', 'timewait'] },
  {
    text: 'Start a program as soon as a server listens, waiting half a minute at most:',
    argv: ['-tln', '--where', 'local.port = 5432', '--wait', '30', '--quiet'],
    rest: ' && psql',
  },
  {
    text: 'Fail where a program leaks connections:',
    argv: ['-tnp', '--where', 'state = CLOSE_WAIT and program = myserver', '--absent'],
    rest: '',
  },
  {
    text: 'Which listeners came and went since a host was recorded, or since `netstat -tln --json > before`?',
    argv: ['-tln', '--since', 'before', '--changes'],
    rest: '',
  },
  {
    text: 'Keep what opens and closes in the log of this host:',
    argv: ['-tunap', '--changes'],
    rest: ' | logger -t netstat',
  },
  {
    text: 'Keep it in the log of another host, which is known by its certificate:',
    argv: ['-tunap', '--changes', '--syslog', 'tls://loghost'],
    rest: ' >/dev/null',
  },
  {
    text: 'What listens in a container?',
    argv: ['--netns', 'container:web', '-tlnp'],
    rest: '',
  },
  {
    text: 'Which ports do containers listen on, in all network namespaces?',
    argv: ['--all-netns', '-tuln', '--count-by', 'container,local.port'],
    rest: '',
  },
  {
    text: 'Which of the hosts recorded in a folder listen on a port of telnet?',
    argv: ['--hosts', '/srv/hosts', '-tln', '--where', 'local.port=23', '--count-by', 'host'],
    rest: '',
  },
  {
    text: 'Give the listening ports to another program:',
    argv: ['-tln', '--json'],
    rest: " | jq '.sockets[].local.port'",
  },
];

/** The examples, each with its output. */
export function examples(run: RunExample): Line[] {
  return EXAMPLES.flatMap(({ text, argv, lines, rest }, i) => {
    const command = `$ netstat ${argv.map(quoted).join(' ')}${rest ?? ''}`;
    const output = rest === undefined ? run(argv).split('\n').slice(0, lines) : [];
    return [...(i === 0 ? [] : ['.Pp']), ...prose(text), ...display([command, ...output].join('\n'))];
  });
}
