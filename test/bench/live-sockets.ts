import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const SOCKETS_A_PROCESS = 5000;
/** Descriptors that a process needs besides its sockets. */
const OTHER_FDS = 100;
/** Measured: two ends of a connection with their files, and the objects the holder has for them. */
const BYTES_A_SOCKET = 12_000;
const STARTED_AT_ONCE = 4;

/** A shell that raises the limit of descriptors where it may, and goes on as the command behind it. */
const RAISE = `ulimit -n ${SOCKETS_A_PROCESS + OTHER_FDS} 2>/dev/null; exec "$@"`;

function descriptorLimit(): number {
  const limit = spawnSync('sh', ['-c', RAISE, 'sh', 'sh', '-c', 'ulimit -n'], { encoding: 'latin1' });
  return Number(limit.stdout) || 1024;
}

function availableMemory(): number {
  const kilobytes = /^MemAvailable:\s+(\d+)/m.exec(readFileSync('/proc/meminfo', 'latin1'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/** Starts one holder and waits until its sockets are there. It ends with this process: its standard input does. */
async function startHolder(address: string, connections: number): Promise<number> {
  const script = `${import.meta.dirname}/socket-holder.mjs`;
  const words = [process.execPath, script, address, '5000', String(connections)];
  const holder = spawn('sh', ['-c', RAISE, 'sh', ...words], { stdio: ['pipe', 'pipe', 'ignore'] });
  return new Promise((resolve) => {
    holder.stdout.once('data', (said: Buffer) => resolve(Number(said.toString('latin1'))));
    holder.once('exit', () => resolve(0));
  });
}

/**
 * Opens up to `wanted` loopback sockets, both ends of each connection counted, in processes that hold some thousands each, every one on
 * an address of its own, so that neither the limit of descriptors nor the range of ports is reached. Gives the number of
 * sockets that the machine allowed and of the processes that hold them; each process has one listener besides.
 */
export async function openSockets(wanted: number): Promise<{ sockets: number; processes: number }> {
  const affordable = Math.floor(availableMemory() / 2 / BYTES_A_SOCKET);
  const connections = Math.floor(Math.min(wanted, affordable) / 2);
  const perProcess = Math.floor(Math.min(SOCKETS_A_PROCESS, descriptorLimit() - OTHER_FDS) / 2);
  const processes = Math.max(1, Math.ceil(connections / perProcess));
  let opened = 0;
  for (let first = 0; first < processes; first += STARTED_AT_ONCE) {
    const some = Array.from({ length: Math.min(STARTED_AT_ONCE, processes - first) }, (_, index) => {
      const number = first + index;
      const share = Math.min(perProcess, connections - number * perProcess);
      return startHolder(`127.0.${number >> 7}.${2 + (number & 127)}`, share);
    });
    for (const count of await Promise.all(some)) opened += count;
  }
  return { sockets: 2 * opened, processes };
}
