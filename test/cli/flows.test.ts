/** --flows in all forms, on recorded hosts. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { ANY, end, type Row, ST, table } from '../changes/host.ts';
import { recorded, testFolder } from '../host/recording/hosts.ts';
import { runIn } from '../io.ts';

const run = (...argv: string[]) => runIn({ root: memoryRoot({}), encoding: 'utf8' }, argv);
const busy = (...argv: string[]) => run('--root', 'fixtures/busy', '--flows', '-n', ...argv);

const COLUMNS = [
  '--columns',
  'client.program,client.address,server.program,server.address,port,connections,certainty',
];

test('a table, unless another form is asked for', async () => {
  const argv = [...COLUMNS, '--where', 'certainty = proven and server.program = nginx'];
  const { stdout, stderr, status } = await busy(...argv);
  assert.equal(
    stdout,
    'client.program  client.address  server.program  server.address  port  connections  certainty\n' +
      '──────────────  ──────────────  ──────────────  ──────────────  ────  ───────────  ─────────\n' +
      '                198.51.100.7    nginx           192.0.2.10        80            1  proven\n' +
      '                2001:db8:2::7   nginx           2001:db8::10     443            1  proven\n',
  );
  assert.deepEqual([stderr, status], ['', 0]);
  assert.equal((await busy('--table', ...argv)).stdout, stdout);
});

test('records', async () => {
  const argv = ['--where', 'port = 5432'];
  const flow = {
    client: { program: 'postgres', container: 'db', unit: UNIT, address: '127.0.0.1' },
    server: { program: 'postgres', container: 'db', unit: UNIT, address: '127.0.0.1' },
    ...{ protocol: 'tcp', port: 5432, connections: 1, states: [{ state: 'ESTABLISHED', connections: 1 }] },
    ...{ recvQ: 8, sendQ: 0, certainty: 'proven' },
  };
  const document = JSON.parse((await busy('--json', ...argv)).stdout);
  assert.deepEqual(document.flows, [flow]);
  assert.deepEqual(JSON.parse((await busy('--ndjson', ...argv)).stdout), { kind: 'flow', ...flow });
  assert.equal(
    (await busy('--csv', '--columns', 'client.program,port,states.state,recvQ', ...argv)).stdout,
    'client.program,port,states.state,recvQ\r\npostgres,5432,ESTABLISHED,8\r\n',
  );
});

const UNIT = 'libpod-9ec39b91f3d70e1beff50a308f77067065ea6be0d91a3378375056cd4422cf3d.scope';

test('names are looked up unless -n is given', async () => {
  const { stdout } = await run('--root', 'fixtures/busy', '--flows', '--json', '--where', 'port = ssh');
  assert.deepEqual(
    JSON.parse(stdout).flows.map(({ service }: { service?: string }) => service),
    ['ssh', 'ssh', 'ssh'],
  );
});

describe('--where', () => {
  const count = async (where: string): Promise<string> =>
    (await busy('--csv', '--count-by', 'protocol', '--where', where)).stdout;

  test('selects sockets by what flows have no field of', async () => {
    assert.equal(await count('state = SYN_SENT'), 'count,protocol\r\n1,tcp\r\n');
    assert.equal(
      await count('local.port = 22 and foreign.address = 203.0.113.77'),
      'count,protocol\r\n1,tcp\r\n',
    );
  });

  test('selects flows by their fields', async () => {
    assert.equal(await count('protocol = udp'), 'count,protocol\r\n3,udp\r\n');
    assert.equal(await count('connections >= 2 and protocol = udp'), 'count,protocol\r\n1,udp\r\n');
  });

  test('goes by each part of an outer and', async () => {
    assert.equal(
      await count('state = ESTABLISHED and port = 22 and user = root'),
      'count,protocol\r\n2,tcp\r\n',
    );
  });

  test('takes no part that is about both', async () => {
    const { stderr, status } = await busy('--where', 'state = LISTEN and (inode = 1 or connections > 2)');
    assert.equal(
      stderr,
      "netstat: --where: 'connections' and 'inode' cannot be in one part: one is of flows, the other of the sockets that they are made of; join them by an outer 'and'\n" +
        'state = LISTEN and (inode = 1 or connections > 2)\n' +
        '                                 ^\n',
    );
    assert.equal(status, 3);
  });

  test('tells of a name that neither has', async () => {
    const { stderr } = await busy('--where', 'conections > 2');
    assert.match(stderr, /^netstat: --where: flows have no field 'conections': did you mean connections\?/);
  });
});

test('protocols and families choose the sockets', async () => {
  const protocols = async (...argv: string[]): Promise<string> =>
    (await busy('--csv', '--count-by', 'protocol', ...argv)).stdout;
  assert.equal(await protocols('-u'), 'count,protocol\r\n3,udp\r\n');
  assert.equal(await protocols('-t', '-6'), 'count,protocol\r\n4,tcp\r\n');
});

test('what has no peers by address and port is ignored beside what has, and a mistake by itself', async () => {
  const { stdout } = await busy('--csv', '-u');
  assert.equal((await busy('--csv', '-u', '-x', '-w')).stdout, stdout);
  const told = async (...argv: string[]) => {
    const { stdout, stderr, status } = await run('--root', 'fixtures/busy', ...argv);
    return [stdout, stderr, status];
  };
  const words = (option: string, names: string): string =>
    `netstat: ${option}: no flows are made of ${names}: give -t, -u, -U or -S\n`;
  assert.deepEqual(await told('--flows', '-x'), ['', words('--flows', 'unix'), 3]);
  assert.deepEqual(await told('--flows', '-w', '-A', 'bluetooth'), [
    '',
    words('--flows', 'raw, l2cap and rfcomm'),
    3,
  ]);
  assert.deepEqual(await told('--map', 'dot', '-x'), ['', words('--map', 'unix'), 3]);
  assert.equal((await busy('--csv', '-4', '--count-by', 'protocol')).status, 0);
});

test('--sort, --count-by', async () => {
  const { stdout } = await busy('--csv', '--columns', 'sendQ,server.address', '--sort', '-sendQ', '-t');
  assert.deepEqual(stdout.split('\r\n').slice(1, 3), ['6392,198.51.100.80', '18,198.51.100.66']);
  assert.equal(
    (await busy('--csv', '--count-by', 'certainty', '-t')).stdout,
    'count,certainty\r\n8,proven\r\n7,inferred\r\n',
  );
  assert.equal(
    (await busy('--csv', '--count-by', 'server.container')).stdout,
    'count,server.container\r\n15,\r\n2,db\r\n2,web\r\n',
  );
});

test('assertions', async () => {
  const status = async (...argv: string[]): Promise<number | null> => (await busy('--quiet', ...argv)).status;
  assert.equal(await status('--where', 'server.program = nginx and port = 80'), 0);
  assert.equal(await status('--where', 'server.program = apache'), 4);
  assert.equal(await status('--absent', '--where', 'server.program = apache'), 0);
});

test('no notes', async () => {
  const { stderr, status } = await busy('--explain');
  assert.deepEqual([stderr, status], ['netstat: --explain and --flows: flows have no notes\n', 3]);
});

test('--changes: flows that opened and closed, and those of which the connections changed', async () => {
  const argv = ['--flows', '-n', '--changes', '--since', 'fixtures/busy', '--csv'];
  const where = [
    '--columns',
    'change,server.program,port,connections',
    '--where',
    'server.program in nginx,postgres',
  ];
  assert.equal(
    (await run('--root', 'fixtures/idle', ...argv, ...where)).stdout,
    'change,server.program,port,connections\r\nclosed,postgres,5432,1\r\nclosed,nginx,80,1\r\nclosed,nginx,443,1\r\nclosed,postgres,null,1\r\n',
  );
  assert.equal((await run('--root', 'fixtures/busy', ...argv)).stdout.split('\r\n').length, 2);
});

test('--interval shows them again', async () => {
  const { stdout } = await runIn({ root: memoryRoot({}), encoding: 'utf8', frames: 2 }, [
    ...['--root', 'fixtures/busy', '--flows', '-n', '--ndjson', '--interval', '1', '--where', 'port = 6000'],
  ]);
  const [frame, flow, ...others] = stdout.split('\n');
  assert.match(flow ?? '', /^\{"kind":"flow",.*"port":6000,/);
  assert.deepEqual(others, [frame, flow, '']);
});

describe('of several hosts', () => {
  const folder = testFolder();
  const owned = (uid: number, ...rows: readonly Row[]): string =>
    table(...rows).replaceAll('     0        0 ', `${String(uid).padStart(6)}        0 `);
  const A = recorded(join(folder, 'a'), {
    '/proc/net/tcp': owned(
      33,
      [end(1, 40000), end(2, 80), ST.ESTABLISHED, 11],
      [end(1, 40001), end(9, 8080), ST.SYN_SENT, 12],
    ),
    '/etc/services': 'http 8080/tcp\n',
    '/etc/passwd': 'www:x:33:33::/:/bin/sh\n',
    '/etc/hosts': '10.0.0.9 peer\n10.0.0.1 web\n',
  });
  const B = recorded(join(folder, 'b'), {
    '/proc/net/tcp': owned(
      44,
      [end(2, 80), ANY, ST.LISTEN, 21],
      [end(2, 80), end(1, 40000), ST.ESTABLISHED, 22],
      [end(2, 80), end(8, 40002), ST.ESTABLISHED, 23],
    ),
    '/etc/services': 'http 80/tcp\n',
    '/etc/passwd': 'www:x:44:44::/:/bin/sh\nother:x:33:33::/:/bin/sh\n',
    '/etc/hosts': '10.0.0.8 peer\n10.0.0.2 web\n',
  });

  /** Flows that this selects, in whichever order the hosts come. */
  async function selected(where: string): Promise<string> {
    const flags = ['--flows', '-n', '-t', '--where', where, '--sort', 'client.address,port'];
    const columns = ['--csv', '--columns', 'client.address,server.address,port'];
    const [first, second] = [
      await run('--root', A, '--root', B, ...flags, ...columns),
      await run('--root', B, '--root', A, ...flags, ...columns),
    ];
    assert.deepEqual([first.stderr, second.stderr], ['', '']);
    assert.equal(first.stdout, second.stdout);
    return first.stdout.split('\r\n').slice(1, -1).join('; ');
  }

  test("services and hosts of flows are those of the server's host, or else of the client's", async () => {
    const all = '10.0.0.1,10.0.0.2,80; 10.0.0.1,10.0.0.9,8080; 10.0.0.8,10.0.0.2,80';
    assert.equal(await selected('port = http'), all);
    assert.equal(await selected('server.name = web'), '10.0.0.1,10.0.0.2,80; 10.0.0.8,10.0.0.2,80');
    assert.equal(
      await selected('server.name = peer or client.name = peer'),
      '10.0.0.1,10.0.0.9,8080; 10.0.0.8,10.0.0.2,80',
    );
  });

  test('users, services and hosts of sockets are those of their host', async () => {
    assert.equal(
      await selected('user = www'),
      '10.0.0.1,10.0.0.2,80; 10.0.0.1,10.0.0.9,8080; 10.0.0.8,10.0.0.2,80',
    );
    assert.equal(await selected('foreign.port = http'), '10.0.0.1,10.0.0.9,8080');
    assert.equal(await selected('foreign.host = peer'), '10.0.0.1,10.0.0.9,8080; 10.0.0.8,10.0.0.2,80');
  });

  test('one that lacks a name is passed over', async () => {
    const { stdout, stderr, status } = await run(
      ...['--root', A, '--root', B, '--flows', '-n', '-t', '--csv', '--columns', 'client.address,port'],
      ...['--where', 'user = other'],
    );
    assert.deepEqual([stdout, status], ['client.address,port\r\n', 1]);
    assert.equal(stderr, "netstat: host a: --where: unknown user 'other'\n");
  });
});

test('an association of sctp that two hosts show with their addresses in another order is one', async () => {
  const assocs = (inode: number, ports: string, ends: string): string =>
    ` ASSOC SOCK STY SST ST HBKT ASSOC-ID TX_QUEUE RX_QUEUE UID INODE LPORT RPORT LADDRS <-> RADDRS\n` +
    `ffff0000 ffff0000 2   1   3  0    2      5      6    0 ${inode} ${ports}  ${ends} \t 7500 2 2 5 0 0 0 0 1 1 212992 212992\n`;
  const folder = testFolder();
  const a = recorded(join(folder, 'a'), {
    '/proc/net/sctp/assocs': assocs(11, '40001 3868', '*10.0.0.1 10.1.0.1 <-> *10.0.0.2 10.1.0.2'),
    '/proc/net/sctp/eps': '',
  });
  const b = recorded(join(folder, 'b'), {
    '/proc/net/sctp/assocs': assocs(21, '3868 40001', '*10.1.0.2 10.0.0.2 <-> *10.1.0.1 10.0.0.1'),
    '/proc/net/sctp/eps':
      ' ENDPT SOCK STY SST HBKT LPORT UID INODE LADDRS\nffff0000 ffff0000 2   10  29   3868    0 20 10.0.0.2 10.1.0.2\n',
  });
  const { stdout } = await run(
    ...['--root', a, '--root', b, '--flows', '-n', '-S', '--csv', '--columns'],
    'client.host,client.address,server.host,server.address,port,connections,recvQ,certainty',
  );
  assert.equal(stdout.split('\r\n').slice(1).join('\n'), 'a,10.0.0.1,b,10.1.0.2,3868,1,12,proven\n');
});
