import { eachLine, type Maps } from './tables.ts';

type Other = (text: string, maps: Maps) => string | undefined;

/** What takes the place of what is not as the kernel writes it. */
const UNKNOWN = '-';

/** The files of /proc/PID with names in them; what is not here is left out. */
const FILES: Readonly<Record<string, Other>> = {
  cmdline: (text, { names }) => otherCommandLine(text, names.program),
  comm: (text, { names }) => `${names.program(text.replace(/\n$/, ''))}\n`,
  stat: otherStat,
  cgroup: otherCgroup,
  mountinfo: (text, maps) => eachLine(text, (line) => otherMount(line, maps)),
  uid_map: (text) => (/^[\d \n]*$/.test(text) ? text : undefined),
  auxv: (text) => text,
  status: otherStatus,
  'attr/current': (text, { names }) => {
    const [label = ''] = text.split(/[\0\n]/, 1);
    return names.label(label) + text.slice(label.length, label.length + 1);
  },
};

/** A file of /proc/PID with other names; undefined for one that is left out. Latin1. */
export function anonymizeProcessFile(name: string, text: string, maps: Maps): string | undefined {
  return Object.hasOwn(FILES, name) ? FILES[name]?.(text, maps) : undefined;
}

/**
 * The name of the program alone is left of a command line, or of what a program writes in place of it: `nginx: master process`, `-bash`.
 * One that ends with a slash has none.
 */
function otherCommandLine(text: string, program: (name: string) => string): string {
  if (text === '') return '';
  const [argument = ''] = text.split('\0', 1);
  const [, dash = '', path = ''] = /^(-?)([^\s:]*)/.exec(argument) ?? [];
  return `${dash}${program(path.slice(path.lastIndexOf('/') + 1))}\0`;
}

function otherStat(text: string, { names }: Maps): string | undefined {
  const [, pid, name, figures] = /^(\d{1,10} \()(.*)(\) [A-Za-z](?: -?\d{1,20})*\n?)$/s.exec(text) ?? [];
  return name === undefined ? undefined : `${pid}${names.program(name)}${figures}`;
}

function otherCgroup(text: string, { names }: Maps): string {
  return eachLine(text, (line) => {
    const [, hierarchy, controllers = '', path = ''] = /^(\d{1,10}:)([^:]*:)(\/.*)$/s.exec(line) ?? [];
    return hierarchy === undefined ? UNKNOWN : hierarchy + controllers + names.cgroup(path);
  });
}

const MOUNT = /^(\d+ \d+ \d+:\d+) (\S+) (\S+) (\S+)((?: [a-z_]+(?::\d+)?)*) - (\S+) \S+ (\S+)$/;

/** Of the options of a file system these alone say something that is read: `hidepid` and whether it may be written. */
const OPTIONS = /^(?:rw|ro|hidepid=[a-z0-9]+)$/;

function otherMount(line: string, { names }: Maps): string {
  const [, numbers, root = '', target = '', flags = '', others = '', type = '', options = ''] =
    MOUNT.exec(line) ?? [];
  if (numbers === undefined) return UNKNOWN;
  const known = options.split(',').filter((option) => OPTIONS.test(option));
  const kind = /^[a-z0-9_.]+$/i.test(type) ? type : UNKNOWN;
  return `${numbers} ${names.path(unescaped(root))} ${names.path(unescaped(target))} ${flags}${others} - ${kind} none ${known.join(',') || 'rw'}`;
}

/** The kernel writes blanks, newlines and backslashes of paths as three octal digits; no other path has them. */
function unescaped(path: string): string {
  return path.replace(/\\([0-3][0-7]{2})/g, (_escape, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}

/** What tells in which PID namespaces a process is. */
function otherStatus(text: string): string {
  return text
    .split('\n')
    .filter((line) => /^(?:NS[a-z]{2,4}|Pid|Tgid|PPid):[\d\t ]*$/.test(line))
    .map((line) => `${line}\n`)
    .join('');
}
