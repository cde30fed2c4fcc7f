import { type Case, text } from '../case.ts';
import { table } from '../tables.ts';

const unix = {
  '/proc/net/unix': table(
    'unix',
    '0000000000000000: 00000002 00000000 00010000 0001 01 12345 /run/x',
    '0000000000000000: 00000002 00000000 00000000 0002 01 12345',
    '0000000000000000: 00000002 00000000 00000000 0001 03 12345 /run/with space',
    '0000000000000000: 00000002 00000000 00010000 0001 03 12345 @abs',
    '0000000000000000: 0000000F 1 00070000 0001 01 123456789 /run/x',
  ),
};

const ALL = text`
  Active UNIX domain sockets (servers and established)
  Proto RefCnt Flags       Type       State         I-Node   Path
  unix  2      [ ACC ]     STREAM     LISTENING     12345    /run/x
  unix  2      [ ]         DGRAM                    12345····
  unix  2      [ ]         STREAM     CONNECTED     12345    /run/with
  unix  2      [ ACC ]     STREAM     CONNECTED     12345    @abs
  ??    15     [ ACC W N ] STREAM     LISTENING     123456789 /run/x
`;

export const cases: readonly Case[] = [
  {
    name: 'a path ends at its first blank; a row without a path ends in a blank; the count is hexadecimal',
    args: '-xa',
    files: unix,
    stdout: ALL,
  },
  { name: '-e -o -n -W change nothing', args: '-xaeonW', files: unix, stdout: ALL },
  {
    name: 'an unconnected datagram socket belongs to the default view',
    args: '-xp',
    files: unix,
    stdout: text`
      Active UNIX domain sockets (w/o servers)
      Proto RefCnt Flags       Type       State         I-Node   PID/Program name     Path
      unix  2      [ ]         DGRAM                    12345    -····················
      unix  2      [ ]         STREAM     CONNECTED     12345    -                    /run/with
      unix  2      [ ACC ]     STREAM     CONNECTED     12345    -                    @abs
    `,
  },
  {
    name: 'a server accepts and is unconnected',
    args: '-xl',
    files: unix,
    stdout: text`
      Active UNIX domain sockets (only servers)
      Proto RefCnt Flags       Type       State         I-Node   Path
      unix  2      [ ACC ]     STREAM     LISTENING     12345    /run/x
      ??    15     [ ACC W N ] STREAM     LISTENING     123456789 /run/x
    `,
  },
  {
    name: 'without the word Inode in the heading, the inode is taken for the path',
    args: '-xa',
    files: {
      '/proc/net/unix':
        'Num RefCount Protocol Flags Type St Path\n0000000000000000: 00000002 00000000 00010000 0001 01 12345 /run/x\n',
    },
    stdout: text`
      Active UNIX domain sockets (servers and established)
      Proto RefCnt Flags       Type       State         I-Node   Path
      unix  2      [ ACC ]     STREAM     LISTENING     -        12345
    `,
  },
];
