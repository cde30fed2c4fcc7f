import { closeSync, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';

/** What a recorded host holds. */
export interface TreeSize {
  /** Rows of proc/net/tcp. */
  readonly rows: number;
  /** File descriptors that hold the sockets of the first rows; the rows after them are in TIME_WAIT and have no owner. */
  readonly fds: number;
  readonly processes: number;
}

const FIRST_INODE = 100_000;
const FIRST_PID = 1000;
const LISTENERS = 20;
const TCP_ESTABLISHED = 1;
const TCP_TIME_WAIT = 6;
const TCP_LISTEN = 10;

/** The kernel pads the heading and each row of tcp to this width (TMPSZ - 1 in net/ipv4/tcp_ipv4.c). */
const TCP_WIDTH = 149;
const TCP_HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';

/** Tables of the other families, with nothing in them but the heading. */
const EMPTY_TABLES: Readonly<Record<string, string>> = {
  tcp6: `${TCP_HEADING.replace(/address /g, 'address                         ')}`,
  udp: '   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops',
  udp6: '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops',
  raw: '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops',
  raw6: '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops',
  unix: 'Num       RefCount Protocol Flags    Type St Inode Path',
};

const hex = (value: number, width: number): string => value.toString(16).toUpperCase().padStart(width, '0');

/** Numbers below 2^32 that look random and are the same in each run (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One row as tcp4_seq_show prints it. */
function tcpRow(row: number, owned: boolean, random: (below: number) => number): string {
  const state = row < LISTENERS ? TCP_LISTEN : owned ? TCP_ESTABLISHED : TCP_TIME_WAIT;
  const local = `0${hex(random(16), 1)}00000A:${hex(random(65_536), 4)}`;
  const foreign =
    state === TCP_LISTEN ? '00000000:0000' : `${hex(random(2 ** 32), 8)}:${hex(random(65_536), 4)}`;
  const queues = `${hex(random(8) === 0 ? random(100_000) : 0, 8)}:${hex(0, 8)}`;
  const timer = state === TCP_TIME_WAIT ? `03:${hex(random(6000), 8)}` : '00:00000000';
  const uid = String(owned ? 1000 : 0).padStart(5);
  const inode = owned ? FIRST_INODE + row : 0;
  const index = String(row).padStart(4);
  const text = `${index}: ${local} ${foreign} ${hex(state, 2)} ${queues} ${timer} 00000000 ${uid}        0 ${inode} 1 0000000000000000 20 4 30 10 -1`;
  return `${text.padEnd(TCP_WIDTH)}\n`;
}

function writeTcp(path: string, size: TreeSize): void {
  const random = randomNumbers(1);
  const file = openSync(path, 'w');
  let text = `${TCP_HEADING.padEnd(TCP_WIDTH)}\n`;
  for (let row = 0; row < size.rows; row++) {
    text += tcpRow(row, row < size.fds, random);
    if (text.length < 1 << 20) continue;
    writeSync(file, text, undefined, 'latin1');
    text = '';
  }
  writeSync(file, text, undefined, 'latin1');
  closeSync(file);
}

/** Processes that hold the sockets of the first `fds` rows, spread over them at random. */
function writeProcesses(proc: string, size: TreeSize): void {
  const nextFd = Array.from({ length: size.processes }, () => 3);
  for (const [process] of nextFd.entries()) {
    const pid = FIRST_PID + process;
    mkdirSync(`${proc}/${pid}/fd`, { recursive: true });
    for (const fd of [0, 1, 2]) symlinkSync('/dev/null', `${proc}/${pid}/fd/${fd}`);
    writeFileSync(`${proc}/${pid}/cmdline`, `/usr/sbin/server${process}\0--foreground\0`);
    writeFileSync(`${proc}/${pid}/comm`, `server${process}\n`);
    writeFileSync(`${proc}/${pid}/stat`, `${pid} (server${process}) S 1 ${pid} ${pid}${' 0'.repeat(46)}\n`);
  }
  const random = randomNumbers(2);
  for (let row = 0; row < size.fds; row++) {
    const process = random(size.processes);
    const fd = nextFd[process] ?? 3;
    nextFd[process] = fd + 1;
    symlinkSync(`socket:[${FIRST_INODE + row}]`, `${proc}/${FIRST_PID + process}/fd/${fd}`);
  }
}

/** Writes a recorded host to the folder `root`, which must not exist: the same bytes for the same size. */
export function writeRecordedTree(root: string, size: TreeSize): void {
  const proc = `${root}/proc`;
  mkdirSync(`${proc}/net`, { recursive: true });
  writeTcp(`${proc}/net/tcp`, size);
  for (const [table, heading] of Object.entries(EMPTY_TABLES)) {
    writeFileSync(`${proc}/net/${table}`, `${heading}\n`);
  }
  writeProcesses(proc, size);
}
