import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { runIn } from '../io.ts';

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const row = (local: string, foreign: string, state: string) =>
  `   0: 0100007F:${local} ${foreign} ${state} 00000000:00000000 00:00000000 00000000     0        0 0\n`;
const LISTENER = row('0016', '00000000:0000', '0A');
const CONNECTION = row('0016', '0100007F:9C40', '01');
const REQUEST = row('0016', '0100007F:9C41', '03');
const LATE = row('0017', '00000000:0000', '0A');
const FROM_PORT_0 = row('0016', '0100007F:0000', '01');

const SHOWN = 'tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN     \n';
const SHOWN_CONNECTION = 'tcp        0      0 127.0.0.1:22            127.0.0.1:40000         ESTABLISHED\n';
const SHOWN_LATE = SHOWN.replace(':22', ':23');
const SHOWN_FROM_PORT_0 = 'tcp        0      0 127.0.0.1:22            127.0.0.1:*             ESTABLISHED\n';

/** A host whose table comes a row a batch. */
function host(rows: readonly string[], isMadeByKernel: boolean): Root {
  const root = memoryRoot({ '/proc/net/tcp': HEADING + rows.join('') }, { batchSize: HEADING.length });
  return { ...root, local: { live: false, isMadeByKernel: () => isMadeByKernel } };
}

async function rowsOf(args: string, root: Root): Promise<string> {
  const { stdout } = await runIn({ root }, args.split(' '));
  return stdout.split('\n').slice(2).join('\n');
}

test('-l reads the kernel’s table of tcp only up to the first connection', async () => {
  const root = host([LISTENER, CONNECTION, FROM_PORT_0, LATE], true);
  assert.equal(await rowsOf('-tln', root), SHOWN);
});

test('a connection in SYN_RECV does not end the listeners', async () => {
  const root = host([LISTENER, REQUEST, LATE, CONNECTION], true);
  assert.equal(await rowsOf('-tln', root), SHOWN + SHOWN_LATE);
});

for (const [why, args, isMadeByKernel] of [
  ['if no kernel made it', '-tln', false],
  ['with -a', '-tlan', true],
] as const) {
  test(`the table is read to its end ${why}`, async () => {
    const shown = await rowsOf(args, host([LISTENER, CONNECTION, FROM_PORT_0, LATE], isMadeByKernel));
    assert.equal(shown.replace(SHOWN_CONNECTION, ''), SHOWN + SHOWN_FROM_PORT_0 + SHOWN_LATE);
  });
}

test('a connection from port 0 is shown with -a', async () => {
  assert.equal(
    await rowsOf('-tan', host([CONNECTION, FROM_PORT_0], true)),
    SHOWN_CONNECTION + SHOWN_FROM_PORT_0,
  );
});
