import { type Case, type HostFiles, text } from '../case.ts';
import { holder, inet, table } from '../tables.ts';

const inodes = [111, 222, 333, 444, 555, 666, 777, 7];
const servers = {
  '/proc/net/tcp': table(
    'tcp',
    ...inodes.map((inode, at) =>
      inet(`0100007F:000${at + 1}`, '00000000:0000', '0A', { inode: String(inode) }),
    ),
  ),
};
const processes: HostFiles = {
  ...holder(100, '/usr/sbin/sshd\0-D\0', 111, 7),
  ...holder(200, 'nginx: master process /usr/sbin/nginx\0', 222),
  ...holder(300, '/usr/bin/python3 /opt/x/y.py foo\0', 333),
  ...holder(400, './srv\0', 444),
  ...holder(500, '', 555),
  ...holder(600, '/opt/dir/\0', 666),
  ...holder(1234567, '/bin/abcdefghijklmnop\0', 777),
};
const empty = { '/proc/net/tcp': table('tcp') };
const locked: HostFiles = { '/proc/300/cmdline': 'locked\0', '/proc/300/fd': { error: 'EACCES' } };

const NOTHING = text`
  Active Internet connections (w/o servers)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name····
`;

export const cases: readonly Case[] = [
  {
    name: 'the name is the first argument, after its last slash if it begins with one, 19 bytes with the pid',
    args: '-tanp',
    files: { ...servers, ...processes },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name····
      tcp        0      0 127.0.0.1:1             0.0.0.0:*               LISTEN      100/sshd············
      tcp        0      0 127.0.0.1:2             0.0.0.0:*               LISTEN      200/nginx: master p·
      tcp        0      0 127.0.0.1:3             0.0.0.0:*               LISTEN      300/y.py foo········
      tcp        0      0 127.0.0.1:4             0.0.0.0:*               LISTEN      400/./srv···········
      tcp        0      0 127.0.0.1:5             0.0.0.0:*               LISTEN      500/················
      tcp        0      0 127.0.0.1:6             0.0.0.0:*               LISTEN      600/················
      tcp        0      0 127.0.0.1:7             0.0.0.0:*               LISTEN      1234567/abcdefghijk·
      tcp        0      0 127.0.0.1:8             0.0.0.0:*               LISTEN      -···················
    `,
  },
  {
    name: 'a control character of a name prints as a question mark',
    args: '-tanp',
    files: {
      '/proc/net/tcp': table('tcp', inet('0100007F:0001', '00000000:0000', '0A', { inode: '111' })),
      ...holder(100, 'a\nb\x1b[m\0', 111),
    },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name····
      tcp        0      0 127.0.0.1:1             0.0.0.0:*               LISTEN      100/a?b?[m··········
    `,
    departs: {
      why: 'a name could forge a row or drive the terminal',
      original: {
        stdout: [
          'Active Internet connections (servers and established)',
          'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    ',
          'tcp        0      0 127.0.0.1:1             0.0.0.0:*               LISTEN      100/a',
          'b\x1b[m          ',
          '',
        ].join('\n'),
      },
    },
  },
  {
    name: 'no process may be read: the first notice',
    args: '-tnp',
    files: { ...empty, ...locked },
    uid: 1000,
    stdout: NOTHING,
    stderr: '(No info could be read for "-p": geteuid()=1000 but you should be root.)\n',
  },
  {
    name: 'some processes may be read: the second notice',
    args: '-tnp',
    files: { ...empty, ...locked, ...holder(200, 'mine\0', 222) },
    uid: 1000,
    stdout: NOTHING,
    stderr:
      '(Not all processes could be identified, non-owned process info\n will not be shown, you would have to be root to see it all.)\n',
  },
  {
    name: 'all processes may be read: no notice',
    args: '-tnp',
    files: { ...empty, ...holder(200, 'mine\0', 222) },
    uid: 1000,
    stdout: NOTHING,
  },
];
