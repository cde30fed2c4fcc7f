import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Receiver } from '../../src/syslog/receiver.ts';
import { freePort, type makeCertificate } from './receivers.ts';

const MODULES = ['imudp', 'imptcp', 'imtcp', 'lmnsd_gtls', 'mmpstrucdata'];

/** Why rsyslog cannot be run; undefined if it can. */
export function whyNoRsyslog(): string | undefined {
  if (spawnSync('rsyslogd', ['-v']).status !== 0) return 'needs rsyslog';
  const folders = ['/usr/lib', '/usr/lib64', ...subfolders('/usr/lib')].map((name) => join(name, 'rsyslog'));
  const lacks = MODULES.filter((name) => !folders.some((folder) => existsSync(join(folder, `${name}.so`))));
  return lacks.length === 0 ? undefined : `needs modules of rsyslog: ${lacks.join(', ')} (rsyslog-gnutls)`;
}

function subfolders(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

/** What rsyslog made of a message. */
export interface Understood {
  readonly pri: string;
  readonly hostname: string;
  readonly 'app-name': string;
  readonly procid: string;
  readonly msgid: string;
  readonly msg: string;
  readonly timereported: string;
  readonly '$!': { readonly 'rfc5424-sd': Readonly<Record<string, Readonly<Record<string, string>>>> };
}

/** An rsyslogd that receives by all protocols on loopback. */
export interface Rsyslog {
  readonly ports: Readonly<Record<Receiver['protocol'], number>>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What it received so far. */
  received(): Understood[];
}

/** @param certificate one whose files and those of its authority, `trusted`, lie in the folder */
export async function rsyslogIn(
  folder: string,
  certificate: ReturnType<typeof makeCertificate>,
): Promise<Rsyslog> {
  const ports = { udp: await freePort(), tcp: await freePort(), tls: await freePort() };
  const file = (name: string): string => join(folder, name);
  writeFileSync(
    file('rsyslog.conf'),
    `global(
      workDirectory="${folder}"
      defaultNetstreamDriverCAFile="${file('trusted.pem')}"
      defaultNetstreamDriverCertFile="${file(`${certificate.name}.pem`)}"
      defaultNetstreamDriverKeyFile="${file(`${certificate.name}.key`)}"
    )
    module(load="imudp")
    module(load="imptcp")
    module(load="imtcp" streamDriver.name="gtls" streamDriver.mode="1" streamDriver.authMode="anon")
    module(load="mmpstrucdata")
    input(type="imudp" address="127.0.0.1" port="${ports.udp}")
    input(type="imptcp" address="127.0.0.1" port="${ports.tcp}")
    input(type="imtcp" address="127.0.0.1" port="${ports.tls}")
    template(name="all" type="string" string="%jsonmesg%\\n")
    action(type="mmpstrucdata" sd_name.lowercase="off")
    action(type="omfile" file="${file('received')}" template="all")
    `,
  );
  let daemon: ChildProcess | undefined;
  const received = (): Understood[] => {
    if (!existsSync(file('received'))) return [];
    const lines = readFileSync(file('received'), 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Understood).filter(({ msgid }) => msgid !== '-');
  };
  return {
    ports,
    received,
    async start() {
      const words = ['-n', '-f', file('rsyslog.conf'), '-i', file('pid')];
      daemon = spawn('rsyslogd', words, { stdio: 'ignore' });
      for (const port of [ports.tcp, ports.tls]) while (!(await answers(port))) await sleep(20);
    },
    async stop() {
      if (daemon === undefined) return;
      daemon.kill('SIGTERM');
      await once(daemon, 'exit');
      daemon = undefined;
    },
  };
}

/** Whether someone listens on a port of loopback. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
