import { type Case, text } from '../case.ts';
import { inet, table } from '../tables.ts';

const files = {
  '/proc/net/tcp': table('tcp', inet('0100007F:0016', '0200007F:0050', '01', { timer: '01:0001E240' })),
};
const ENGLISH = text`
  Active Internet connections (w/o servers)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State       Timer
  tcp        0      0 127.0.0.1:22            127.0.0.2:80            ESTABLISHED on (1234.56/0/0)
`;

export const cases: readonly Case[] = [
  {
    name: 'LANGUAGE translates nothing',
    args: '-tno',
    env: { LC_ALL: 'C.UTF-8', LANGUAGE: 'de' },
    files,
    stdout: ENGLISH,
    departs: {
      why: 'every message is that of the C locale',
      original: {
        stdout: text`
          Aktive Internetverbindungen (ohne Server)
          Proto Recv-Q Send-Q Local Address           Foreign Address         State       Timer
          tcp        0      0 127.0.0.1:22            127.0.0.2:80            VERBUNDEN   ein (1234.56/0/0)
        `,
      },
    },
  },
  {
    name: 'the C locale is never translated',
    args: '-tno',
    env: { LC_ALL: 'C', LANGUAGE: 'de' },
    files,
    stdout: ENGLISH,
  },
];
