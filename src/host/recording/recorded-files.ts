/**
 * All that any view reads of a host, so all that a recording has and that is kept of an archive. In a path `PID`, `TID` and `FD` are
 * numbers, `*` is any name.
 */
const FILES: readonly string[] = [
  '/netstat-record.json',
  '/proc/net/*',
  '/proc/net/*/*',
  '/proc/PID/net/*',
  '/proc/PID/net/*/*',
  '/proc/PID/cmdline',
  '/proc/PID/comm',
  '/proc/PID/stat',
  '/proc/PID/cgroup',
  '/proc/PID/mountinfo',
  '/proc/PID/uid_map',
  '/proc/PID/attr/current',
  '/proc/PID/ns/net',
  '/proc/PID/ns/pid',
  '/proc/PID/ns/mnt',
  '/proc/PID/fd/FD',
  '/proc/PID/task/TID/fd/FD',
  '/proc/sys/net/*/*',
  '/sys/class/net/*',
  '/sys/class/net/*/*',
  '/etc/hosts',
  '/etc/passwd',
  '/etc/services',
  '/sos_commands/*/netstat*',
  '/sos_commands/*/ss*',
  '/sos_commands/*/lsof*',
  '/sos_commands/networking/ip_*',
  '/insights_commands/ip_*',
  '/insights_commands/netstat*',
  '/insights_commands/ss*',
  '/insights_commands/lsof*',
];

const VARIABLES: Readonly<Record<string, string>> = {
  PID: '(?:\\d+|self)',
  TID: '\\d+',
  FD: '\\d+',
  '*': '[^/]+',
};

const PATTERN = new RegExp(`^(?:${FILES.map(patternOf).join('|')})$`);

function patternOf(template: string): string {
  return template.replaceAll(/PID|TID|FD|\*|\./g, (word) => VARIABLES[word] ?? `\\${word}`);
}

/** Whether any view reads a file of this path. */
export function isRecorded(path: string): boolean {
  return PATTERN.test(path);
}
