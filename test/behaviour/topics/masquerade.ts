import { type Case, text } from '../case.ts';

const files = {
  '/proc/net/ip_masquerade': text`
    Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires (free=40957,40960,40960)
    TCP 0A000001:0401 C0A80101:0050 EE48 00000001      2      3    90000
  `,
};
const NO_SUPPORT = "netstat: no support for `ip_masquerade' on this system.\n";

const all: readonly Omit<Case, 'view'>[] = [
  { name: 'a kernel without the table', args: '-M', files: {}, stderr: NO_SUPPORT, status: 1 },
  {
    name: 'an entry: the time left in minutes, the port it is masqueraded to in parentheses',
    args: '-Mn',
    files,
    stdout: text`
      IP masquerading entries
      prot   expire source               destination          ports
      tcp  15:00.00 10.0.0.1             192.168.1.1          1025 -> 80 (61000)
    `,
  },
  {
    name: '-e adds the sequence numbers',
    args: '-Mne',
    files,
    stdout: text`
      IP masquerading entries
      prot   expire    initseq delta prevd source               destination          ports
      tcp  15:00.00          1     2     3 10.0.0.1             192.168.1.1          1025 -> 80 (61000)
    `,
  },
  {
    name: '-c repeats everything',
    args: '-Mnc',
    files,
    frames: 2,
    stdout: text`
      IP masquerading entries
      prot   expire source               destination          ports
      tcp  15:00.00 10.0.0.1             192.168.1.1          1025 -> 80 (61000)
      IP masquerading entries
      prot   expire source               destination          ports
      tcp  15:00.00 10.0.0.1             192.168.1.1          1025 -> 80 (61000)
    `,
  },
];

export const cases: readonly Case[] = all.map((c) => ({ ...c, view: 'masquerade' }));
