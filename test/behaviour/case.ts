/** The outcome of a run of netstat; bytes are latin1, one character a byte. */
export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit status; `null` when the run was interrupted. */
  readonly status: number | null;
}

/** A file of the host: its latin1 text, the target of a link, or the error that user 1000 gets when reading it. */
export type HostFile = string | { readonly link: string } | { readonly error: 'EACCES' };

/** The files of a host by absolute path. A file that is not named does not exist. */
export type HostFiles = Readonly<Record<string, HostFile>>;

/** Views that a case may need beyond the socket listing. */
export type View = 'routes' | 'interfaces' | 'statistics' | 'groups' | 'masquerade' | 'context' | 'bluetooth';

/** A network interface of the host. */
export interface Link {
  readonly name: string;
  /** IFF_* as sysfs gives them, so without RUNNING; UP BROADCAST MULTICAST unless given. */
  readonly flags?: number;
  /** `up` unless given. */
  readonly state?: string;
  /** 1500 unless given. */
  readonly mtu?: number;
  /** Length of the send queue; 1000 unless given, `null` if the device has none. */
  readonly queue?: number | null;
  /** ARPHRD_*; Ethernet unless given. */
  readonly type?: number;
  /** Hardware address; 02:00:00:00:00:01 unless given. */
  readonly address?: string;
  /** IPv4 addresses as `ip addr add` takes them: `10.0.0.1/16`, `10.0.0.2/32 label eth0:2`. */
  readonly inet?: readonly string[];
}

/** One command line on one host, and everything that it must print. */
export interface Case {
  /** The rule that the case shows. */
  readonly name: string;
  /** The command line after `netstat`, separated by single blanks. */
  readonly args: string;
  readonly files: HostFiles;
  /** The interfaces; their files below /sys/class/net are added to `files`. */
  readonly links?: readonly Link[];
  /** Why the case needs a running host. */
  readonly live?: string;
  /** Effective user; 0 unless given. */
  readonly uid?: 1000;
  /** Environment beside LC_ALL=C. */
  readonly env?: Readonly<Record<string, string>>;
  /** '' unless given. */
  readonly stdout?: string;
  /** '' unless given. */
  readonly stderr?: string;
  /** 0 unless given. */
  readonly status?: number;
  /** The stream on which the whole help follows; its text differs between the programs. */
  readonly helpOn?: 'stdout' | 'stderr';
  /** With -c: the run is interrupted after so many frames. */
  readonly frames?: number;
  /** The view that must exist for the case to run. */
  readonly view?: View;
  /** Why this program differs from net-tools, and what net-tools prints, if that is defined at all. */
  readonly departs?: { readonly why: string; readonly original?: Partial<Output> };
  /** Why the case cannot be run on the real program. */
  readonly unconfirmed?: string;
}

/** What this program must print, but for the help. */
export function expected({ stdout = '', stderr = '', status = 0, frames }: Case): Output {
  return { stdout, stderr, status: frames === undefined ? status : null };
}

/** What net-tools prints, but for the help; `undefined` where its output is not defined. */
export function expectedOfOriginal(c: Case): Output | undefined {
  if (c.departs === undefined) return expected(c);
  return c.departs.original && { ...expected(c), ...c.departs.original };
}

/**
 * Removes the first newline and the indentation of the first line from all lines. A middle dot at the end of a line stands for
 * a blank, which editors would strip.
 */
export function text(strings: TemplateStringsArray): string {
  const [block = ''] = strings;
  const lines = block.replace(/^\n/, '').replace(/\n *$/, '\n').split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines
    .map((line) => line.slice(Math.min(indent, line.search(/[^ ]|$/))))
    .map((line) => line.replace(/·+$/, (dots) => ' '.repeat(dots.length)))
    .join('\n');
}
