import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { type Ran, runIn } from '../../io.ts';
import { type Made, written } from './made-archives.ts';

/** Above the rows of a view. */
const TITLE =
  'Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State      \n';

/** What is said of an archive without its name, and of its listening sockets without their title. */
export async function shown(bytes: Buffer, ...options: readonly string[]): Promise<Ran> {
  const path = written(bytes);
  const ran = await runIn({ root: memoryRoot({}) }, ['-tln4', '--root', path, ...options]);
  return {
    ...ran,
    stdout: ran.stdout.replace(TITLE, ''),
    stderr: ran.stderr.replaceAll(`netstat: ${path}: `, ''),
  };
}

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

/** A table of tcp with sockets that listen on these ports. */
export function tcp(...ports: readonly number[]): string {
  const rows = ports.map((port, row) => {
    const end = `00000000:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    const number = `${row}`.padStart(4);
    return `${number}: ${end} 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 ${1000 + port} 1 x 100 0 0 10 0\n`;
  });
  return HEADING + rows.join('');
}

/** What is printed of them. */
export function listening(...ports: readonly number[]): string {
  return ports
    .map(
      (port) => `tcp        0      0 ${`0.0.0.0:${port}`.padEnd(23)} 0.0.0.0:*               LISTEN     \n`,
    )
    .join('');
}

/** The table of a host in an archive. */
export const TCP: Made = { name: 'proc/net/tcp', content: tcp(22) };
