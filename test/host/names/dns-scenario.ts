import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lookupCommand } from '../../../src/host/names/lookup-command.ts';
import {
  createNameService,
  type NameService,
  type NameServiceOptions,
} from '../../../src/host/names/names.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';
import type { Address } from '../../../src/proc/reading/address.ts';
import { parseAddress } from '../../../src/proc/reading/address-text.ts';
import { PROGRAM } from '../../program/program.ts';
import { startDnsServer } from './dns-server.ts';
import { tableOf } from './named-rows.ts';

/** Patience where the server does answer: a busy machine must not change what comes out. */
const LONG = 60;

/** Who looks up: the source, or the program to test in its place. */
const [LOOKER, ...WORDS]: readonly [string, ...string[]] =
  process.env.NETSTAT_BIN === undefined
    ? [
        process.execPath,
        '--import',
        import.meta.resolve('tsx'),
        new URL('lookup-process.ts', import.meta.url).pathname,
      ]
    : PROGRAM;
const lookups = lookupCommand(LOOKER, WORDS, process.env);

function resolver(dnsTimeout: number, options: Partial<NameServiceOptions> = {}): NameService {
  return createNameService(openRoot('/'), {
    numericHosts: false,
    numericPorts: false,
    numericUsers: false,
    dnsTimeout,
    lookups,
    ...options,
  });
}

function at(text: string): Address {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return address;
}

/** The names of addresses, null for none. */
function named(service: NameService, ...texts: string[]): (string | null)[] {
  return texts.map((text) => service.names.host(at(text)) ?? null);
}

async function resolveAll(service: NameService, ...texts: string[]): Promise<(string | null)[]> {
  await service.resolve(texts.map(at));
  return named(service, ...texts);
}

/** `1.0.0.10.in-addr.arpa` -> `host-10-0-0-1.example` */
function hostOf(question: string): string {
  return `host-${question.split('.').slice(0, 4).reverse().join('-')}.example`;
}

/** The inodes of all UNIX sockets of this network. */
function unixSockets(): string[] {
  return readFileSync('/proc/net/unix', 'latin1')
    .split('\n')
    .map((line) => line.split(' ').filter((field) => field !== '')[6] ?? '');
}

const SCENARIOS: Readonly<Record<string, () => Promise<unknown>>> = {
  /** DNS, which is asked first, has no name. */
  async unnamed() {
    await startDnsServer(() => null);
    return resolveAll(resolver(LONG), '10.0.0.1', '10.0.0.2', '10.0.0.3', '2001:db8::1');
  },

  /** Each name as its kind of address asks for it, and each question once. */
  async answers() {
    const server = await startDnsServer((question) => (question.startsWith('9.') ? null : hostOf(question)));
    const service = resolver(LONG);
    const texts = [
      '10.0.0.1',
      '10.0.0.9',
      '127.0.0.1',
      '::ffff:10.0.0.2',
      '::10.0.0.3',
      '2001:db8::1',
      '0.0.0.5',
      '0.0.0.0',
      '::',
    ];
    const first = await resolveAll(service, ...texts, '10.0.0.1');
    const second = await resolveAll(service, ...texts, '10.0.0.4');
    await service.close();
    const third = await resolveAll(service, '10.0.0.1', '10.0.0.5');
    return { first, second, third, questions: server.questions.sort() };
  },

  /** What this program and net-tools show for the same addresses, with names that glibc accepts and others. */
  async original() {
    const label = 'a'.repeat(60);
    const odd: Readonly<Record<string, string>> = {
      '1.0.0.10': 'a_b.example',
      '2.0.0.10': 'bad name.example',
      '3.0.0.10': `${label}.${label}.${label}.example`,
      '4.0.0.10': 'esc\x1b[31m.example',
      '5.0.0.10': 'caf\xc3\xa9.example',
      '6.0.0.10': '-dash.example',
      '7.0.0.10': 'UPPER.Example',
      '8.0.0.10': 'single',
    };
    await startDnsServer((question) => {
      const name = odd[question.split('.').slice(0, 4).join('.')];
      return name ?? (question.startsWith('9.') ? null : hostOf(question));
    });
    const octets = Array.from({ length: 10 }, (_, index) => index + 1);
    const texts = [
      ...octets.map((octet) => `10.0.0.${octet}`),
      ...octets.map((octet) => `::ffff:10.0.0.${octet}`),
      ...[
        '::10.0.0.7',
        '2001:db8::1',
        'fe80::1',
        '0.0.0.5',
        '0.1.2.0',
        '0.5.0.0',
        '255.255.255.255',
        '224.0.0.1',
      ],
    ];
    const ours = await resolveAll(resolver(LONG), ...texts);
    return {
      ours: ours.map((name, index) => name ?? texts[index]?.replace('::ffff:', '')),
      theirs: await original(texts),
    };
  },

  /** Networks by DNS, zeros in front moved to the end. */
  async networks() {
    const server = await startDnsServer((question) => hostOf(question));
    const service = resolver(LONG);
    const texts = ['10.1.0.0', '192.168.1.0', '10.2.0.0'];
    await service.resolve(texts.map(at), 'network');
    const socket = await resolveAll(service, '0.0.0.5', '0.1.2.0');
    await service.resolve([at('0.0.0.5')], 'routeHost');
    const { network, routeHost } = service.names;
    const networks = texts.map((text) => network(at(text) as Parameters<typeof network>[0]));
    return { networks, socket, routeHost: routeHost(at('0.0.0.5')), questions: server.questions.sort() };
  },

  async twoHosts() {
    const server = await startDnsServer(hostOf);
    return {
      names: await resolveAll(resolver(LONG), '10.0.0.1', '10.0.0.2'),
      questions: server.questions.sort(),
    };
  },

  /** No process looks up: it cannot be started, it says something else, or none is wanted. */
  async withoutProcess() {
    const server = await startDnsServer(hostOf);
    const commands = [
      { command: '/nonexistent', args: [], env: {} },
      { command: '/etc/hosts', args: [], env: {} },
      { command: 'true', args: [], env: process.env },
      { command: 'printf', args: ['ready\\n0 "forged\\n[]\\n[0,1]\\n{}\\nnull\\nx'], env: process.env },
      undefined,
    ];
    const names = [];
    for (const command of commands) {
      const service = resolver(LONG, { lookups: command });
      names.push([...(await resolveAll(service, '10.0.0.1')), ...(await resolveAll(service, '10.0.0.2'))]);
    }
    names.push(await resolveAll(resolver(0), '10.0.0.1', '10.0.0.2'));
    return { names, questions: server.questions };
  },

  /** 200 answers, none of which comes before 100 questions are asked. */
  async slow() {
    let asked = 0;
    let answer = (): void => {};
    const manyAsked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const server = await startDnsServer(async (question) => {
      if (++asked === 100) answer();
      await manyAsked;
      return hostOf(question);
    });
    const texts = Array.from({ length: 200 }, (_, index) => `10.0.1.${index + 1}`);
    const names = await resolveAll(resolver(LONG), ...texts);
    return { named: names.filter((name) => name !== null).length, concurrent: server.most() >= 100 };
  },

  /** A server that never answers is asked for one batch, and then no more. */
  async dead() {
    const server = await startDnsServer(() => 'silence');
    const service = resolver(1);
    const names = await resolveAll(service, '10.0.0.1', '10.0.0.2', '127.0.0.1');
    const later = await resolveAll(service, '10.0.0.3', '10.0.0.1', '127.0.0.1');
    return { names, later, questions: [...new Set(server.questions)].sort() };
  },

  /** A server that stops answering for the time of one batch is not asked again. */
  async dying() {
    let alive = true;
    const server = await startDnsServer((question) => (alive ? hostOf(question) : 'silence'));
    const service = resolver(3);
    const first = await resolveAll(service, '10.0.0.1', '10.0.0.2');
    alive = false;
    const second = await resolveAll(service, '10.0.0.2', '10.0.0.3');
    alive = true;
    const third = await resolveAll(service, '10.0.0.1', '10.0.0.4');
    return { first, second, third, questions: [...new Set(server.questions)].sort() };
  },

  /** A server that was dead is asked again after a while, and no one waits for its answers. */
  async revived() {
    let alive = false;
    await startDnsServer((question) => (alive ? hostOf(question) : 'silence'));
    const service = resolver(1, { askAgainAfter: 0 });
    const dead = await resolveAll(service, '10.0.0.1', '10.0.0.2');
    alive = true;
    const begin = performance.now();
    const meanwhile = await resolveAll(service, '10.0.0.1', '10.0.0.3');
    const waited = performance.now() - begin;
    while (named(service, '10.0.0.3')[0] === null) await sleep(20);
    const later = await resolveAll(service, '10.0.0.1', '10.0.0.2', '10.0.0.4');
    await service.close();
    return { dead, meanwhile, waited: waited > 900, later };
  },

  /** One host without an answer costs the others nothing; its answer is used when it comes. */
  async oneSilent() {
    let release = (_name: string): void => {};
    const held = new Promise<string>((resolve) => {
      release = resolve;
    });
    await startDnsServer((question) => (question.startsWith('9.') ? held : hostOf(question)));
    const service = resolver(3);
    const first = await resolveAll(service, '10.0.0.1', '10.0.0.9');
    const second = await resolveAll(service, '10.0.0.2', '10.0.0.9');
    release('late.example');
    while (named(service, '10.0.0.9')[0] === null) await sleep(20);
    return { first, second, last: named(service, '10.0.0.9') };
  },

  /** The sockets of the process that looks up are gone when `close` is done. */
  async sockets() {
    await startDnsServer((question) => (question.startsWith('9.') ? 'silence' : hostOf(question)));
    const before = unixSockets();
    const service = resolver(3);
    const names = await resolveAll(service, '10.0.0.1', '10.0.0.9');
    const added = unixSockets().filter((inode) => !before.includes(inode));
    await service.close();
    const left = unixSockets().filter((inode) => added.includes(inode));
    return { names, added: added.length >= 4, left };
  },

  /** netstat ends while look-ups hang; nothing of it is left soon after. */
  async ends() {
    const ends = [];
    for (const how of ['exit', 'SIGKILL', 'SIGINT']) {
      const mark = `NETSTAT_JS_TEST_MARK=${process.pid}-${how}`;
      let asked = (): void => {};
      const hanging = new Promise<void>((resolve) => {
        asked = resolve;
      });
      const server = await startDnsServer(() => {
        asked();
        return 'silence';
      });
      const [name = '', value] = mark.split('=');
      const script = new URL(import.meta.url).pathname;
      const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, 'hang'], {
        stdio: ['pipe', 'ignore', 'inherit'],
        env: { ...process.env, [name]: value },
      });
      await hanging;
      const looking = processesWith(mark) >= 2;
      if (how === 'exit') child.stdin.end();
      else child.kill(how as NodeJS.Signals);
      const [status, signal] = await once(child, 'exit');
      const last = Date.now() + SOON;
      while (processesWith(mark) > 0 && Date.now() < last) await sleep(20);
      ends.push({ how, looking, status, signal, left: processesWith(mark) });
      server.close();
    }
    return ends;
  },

  /** Asks what is never answered; ends when its input does. */
  async hang() {
    process.stdin.on('end', () => process.exit(5)).resume();
    await resolver(LONG).resolve(['10.0.0.1', '10.0.0.2', '10.0.0.3'].map(at));
    return null;
  },
};

/** The addresses of sockets as netstat shows them. */
async function original(texts: readonly string[]): Promise<string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'netstat-names-'));
  try {
    mkdirSync(join(dir, 'net'));
    writeFileSync(join(dir, 'net/tcp'), tableOf(texts));
    const netstat = 'mount --bind "$0" /proc && LC_ALL=C exec netstat -taW --numeric-ports';
    const child = spawn('unshare', ['-m', 'sh', '-c', netstat, dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('latin1').on('data', (piece: string) => {
      output += piece;
    });
    await once(child, 'close');
    const rows = output.split('\n').filter((line) => line.startsWith('tcp'));
    return rows.map((row) => row.slice(20).replace(/(:9)? .*/s, ''));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** A look-up that hangs would take glibc's resolver ten seconds: twice five. */
const SOON = 7000;

/** How many processes have this in their environment. */
function processesWith(mark: string): number {
  return readdirSync('/proc').filter((pid) => {
    try {
      return (
        /^[0-9]+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark)
      );
    } catch {
      return false;
    }
  }).length;
}

const scenario = SCENARIOS[process.argv[2] ?? ''];
if (scenario === undefined) throw new Error('no such scenario');
scenario().then((result) => {
  process.stdout.write(JSON.stringify(result));
  process.exit(0);
});
