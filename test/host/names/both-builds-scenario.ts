/** Gives random files of names, and a DNS server, to both builds and to netstat; prints the cases in which they do not agree. */
import { execFile, execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutControls } from '../../differential/comparable.ts';
import { Random } from '../../differential/random.ts';
import { oracleAvailable } from '../../oracle/oracle.ts';
import { startDnsServer } from './dns-server.ts';
import { NUMBERS, randomDatabases } from './random-databases.ts';

const [cases = '', seed = ''] = process.argv.slice(2);

const TOP = new URL('../../..', import.meta.url).pathname;
const BUILDS = ['bin/netstat.cjs', 'dist/netstat'].map((path) => join(TOP, path)).filter(existsSync);
const PROGRAMS = oracleAvailable() === undefined ? [...BUILDS, 'netstat'] : BUILDS;

/** Runs what follows with another folder in the place of /etc. */
const WITH_ETC = 'mount --bind "$0" /etc && exec "$@"';

const IPV4 = NUMBERS.ipv4.filter((address) => address !== '255.255.255.255');
const ROUTES = ['10.1.0.0/16', '192.168.1.0/24', '172.16.0.0/12', '10.9.9.9/32'];

const ORDERS = [
  'files dns',
  'files dns',
  'dns files',
  'files',
  'dns',
  'files [NOTFOUND=return] dns',
  'dns [NOTFOUND=return] files',
  'dns [UNAVAIL=return] files',
  'dns [TRYAGAIN=return] files',
  'files nope dns',
] as const;

/** What DNS says depends on the question alone. */
const ANSWERS = [
  null,
  null,
  'host.example',
  'a_b.example',
  'bad name.example',
  '-dash',
  'UPPER',
  'x.y.z',
] as const;

function answer(question: string): string | null {
  let sum = 0;
  for (let at = 0; at < question.length; at++) sum = (sum * 31 + question.charCodeAt(at)) % 9973;
  return ANSWERS[sum % ANSWERS.length] ?? null;
}

/** Sockets and routes whose addresses are those in the files. */
async function furnish(): Promise<void> {
  const ip = (...words: string[]) => execFileSync('ip', words);
  for (const address of IPV4) if (address !== '127.0.0.1') ip('address', 'add', `${address}/32`, 'dev', 'lo');
  for (const address of NUMBERS.ipv6)
    if (!/^::(1$|ffff)/.test(address)) ip('address', 'add', `${address}/128`, 'dev', 'lo');
  for (const route of ROUTES) ip('route', 'add', route, 'dev', 'lo');
  const opened = [...IPV4, ...NUMBERS.ipv6].map((address) => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    socket.bind(
      address.includes('.') && !address.includes(':') ? 7001 : 7002,
      address.replace(/^fe80.*/, '$&%lo'),
    );
    return once(socket, 'listening');
  });
  await Promise.all(opened);
}

/** A row is read twice or not at all where the kernel's table moves meanwhile, as it does with each question: that does not come again. */
const ATTEMPTS = 3;

/** Rows of the server, and of the programs that ask it at this moment. */
const OF_DNS = /.*:53 .*\n/g;

function run(folder: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, LC_ALL: 'C' };
    execFile(
      'unshare',
      ['-m', 'sh', '-c', WITH_ETC, folder, ...words],
      { env, encoding: 'latin1' },
      (_error, stdout, stderr) => resolve(withoutControls(stdout).replace(OF_DNS, '') + stderr),
    );
  });
}

async function disagreement(number: number): Promise<object | undefined> {
  const random = new Random(Number(seed), number);
  const files = randomDatabases(random);
  const folder = mkdtempSync(join(tmpdir(), 'netstat-names-'));
  try {
    mkdirSync(folder, { recursive: true });
    const nsswitch = `hosts: ${random.pick(ORDERS)}\nnetworks: ${random.pick(['files', 'files dns', 'dns'])}\n`;
    const etc = {
      hosts: files['/etc/hosts'] ?? '',
      networks: files['/etc/networks'] ?? '',
      'nsswitch.conf': nsswitch,
      'resolv.conf': 'nameserver 127.0.0.1\n',
    };
    for (const [name, text] of Object.entries(etc)) writeFileSync(join(folder, name), text, 'latin1');
    const options = number % 4 === 3 ? ['-r'] : ['-uaW', '--numeric-ports'];
    let shown: string[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      shown = await Promise.all(PROGRAMS.map((program) => run(folder, [program, ...options])));
      if (new Set(shown).size === 1 && shown[0] !== '') return undefined;
    }
    return { number, etc, shown };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await furnish();
await startDnsServer(answer);
const found: object[] = [];
for (let number = 0; number < Number(cases); number++) {
  const difference = await disagreement(number);
  if (difference !== undefined) found.push(difference);
}
process.stdout.write(JSON.stringify({ programs: PROGRAMS.length, found }));
process.exit(0);
