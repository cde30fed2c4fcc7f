import { type Case, type HostFiles, text } from '../case.ts';
import { HEADERS, holder, inet, table } from '../tables.ts';

const LONG = 'system_u:system_r:container_t:s0:c100,c200,c300,c400';

const files: HostFiles = {
  '/sys/fs/selinux/enforce': '1',
  '/proc/net/tcp': table(
    'tcp',
    inet('0100007F:0016', '00000000:0000', '0A', { inode: '111' }),
    inet('0100007F:0050', '00000000:0000', '0A', { inode: '222' }),
    inet('0100007F:0051', '00000000:0000', '0A', { inode: '333' }),
    inet('0100007F:0052', '00000000:0000', '0A', { inode: '999' }),
  ),
  '/proc/net/unix': `${HEADERS.unix}0000000000000000: 00000002 00000000 00010000 0001 01 111 /run/sshd\n`,
  ...holder(100, '/usr/sbin/sshd\0-D\0', 111),
  '/proc/100/attr/current': 'system_u:system_r:sshd_t:s0\0',
  ...holder(200, 'nginx\0', 222),
  '/proc/200/attr/current': LONG,
  ...holder(300, 'gone\0', 333),
};

const all: readonly Omit<Case, 'view'>[] = [
  {
    name: '-Z implies -p; a context of more than 49 bytes is cut to its last 48',
    args: '-tnlZ',
    files,
    stdout: text`
      Active Internet connections (only servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name     Security Context·································
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      100/sshd             system_u:system_r:sshd_t:s0·······················
      tcp        0      0 127.0.0.1:80            0.0.0.0:*               LISTEN      200/nginx            em_u:system_r:container_t:s0:c100,c200,c300,c400··
      tcp        0      0 127.0.0.1:81            0.0.0.0:*               LISTEN      300/gone             -·················································
      tcp        0      0 127.0.0.1:82            0.0.0.0:*               LISTEN      -                    -·················································
    `,
  },
  {
    name: 'the rows are a byte wider than the heading',
    args: '-tnloZ',
    files: {
      ...files,
      '/proc/net/tcp': table('tcp', inet('0100007F:0016', '00000000:0000', '0A', { inode: '111' })),
    },
    stdout: text`
      Active Internet connections (only servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name     Security Context                                  Timer
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      100/sshd             system_u:system_r:sshd_t:s0                        off (0.00/0/0)
    `,
  },
  {
    name: 'before the path of a unix socket',
    args: '-xlZ',
    files,
    stdout: text`
      Active UNIX domain sockets (only servers)
      Proto RefCnt Flags       Type       State         I-Node   PID/Program name     Security Context                                  Path
      unix  2      [ ACC ]     STREAM     LISTENING     111      100/sshd             system_u:system_r:sshd_t:s0                        /run/sshd
    `,
  },
  {
    name: '-Z has no effect on other views where SELinux is enabled',
    args: '-sZ',
    files: { ...files, '/proc/net/snmp': '' },
  },
];

export const cases: readonly Case[] = all.map((c) => ({
  ...c,
  view: 'context',
  unconfirmed: 'needs a machine with SELinux',
}));
