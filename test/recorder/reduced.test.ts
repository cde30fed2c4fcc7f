import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePasswd } from '../../src/host/names/passwd-file.ts';
import { programName } from '../../src/host/processes/process-facts.ts';
import { reducedEngineFile } from '../../src/host/processes/workloads/reduced.ts';
import { parsePageSize } from '../../src/proc/memory/auxv.ts';
import {
  onlyProgram,
  reducedAuxv,
  reducedMounts,
  reducedPasswd,
  reducedStat,
  reducedStatus,
} from '../../src/recorder/reduced.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const text = (found: Uint8Array | undefined): string => Buffer.from(found ?? []).toString('latin1');

test('of passwd there are names and uids, and home folders that matter', () => {
  const passwd = bytes(
    'root:secret:0:7:The Boss,Room 1:/root:/bin/zsh\n# a note\nlea:x:1000:1000:Lea:/home/lea:/bin/sh\n+nis\n',
  );
  assert.equal(text(reducedPasswd(passwd, () => false)), 'root:x:0:0:::\nlea:x:1000:1000:::\n');
  assert.equal(
    text(reducedPasswd(passwd, (home) => home === '/home/lea')),
    'root:x:0:0:::\nlea:x:1000:1000::/home/lea:\n',
  );
});

test('whatever passwd is, it names the same users', () => {
  const line = fc.array(fc.constantFrom('a', ':', '0', '7', 'x', '+', '-', '#', ' ', '\n', '\t', '\xe9'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(line, (parts) => {
      const passwd = bytes(parts.join(''));
      assert.deepEqual(parsePasswd(reducedPasswd(passwd, () => false)), parsePasswd(passwd));
    }),
    { numRuns: 3000 },
  );
});

for (const [line, reduced] of [
  ['/usr/bin/sshd\0-D\0--key=secret\0', 'sshd\0'],
  ['postgres: lea db 192.0.2.1(5432) idle', 'postgres: lea db 192.0.2.1(5432) idle\0'],
  ['node\0/srv/app.js\0', 'node\0'],
  ['', ''],
  ['\0x\0', '\0'],
  ['/usr/bin/\0x\0', '\0'],
  [`/${'d'.repeat(600)}/server\0secret\0`, `/${'d'.repeat(600)}/server\0`],
] as const)
  test(`of ${JSON.stringify(line.slice(0, 40))} the program is left`, () => {
    assert.equal(text(onlyProgram(bytes(line))), reduced);
    assert.equal(programName(bytes(reduced)), programName(bytes(line)));
  });

test('whatever a command line is, the program is called the same', () => {
  const line = fc.array(fc.constantFrom('/', 'a', '\0', ' ', 'bcdef'.repeat(60)), { maxLength: 12 });
  fc.assert(
    fc.property(line, (parts) => {
      const command = bytes(parts.join(''));
      assert.equal(programName(onlyProgram(command)), programName(command));
    }),
    { numRuns: 3000 },
  );
});

test('of stat there is what comes up to the parent', () => {
  assert.equal(
    text(reducedStat(bytes('42 (a) S (b)) R 7 42 42 0 -1 4194560 140733193388032\n'))),
    '42 (a) S (b)) R 7\n',
  );
  assert.equal(text(reducedStat(bytes('nonsense'))), '\n');
});

test('of status there are the process ids', () =>
  assert.equal(text(reducedStatus(bytes('Name:\ta\nNSpid:\t7\t1\nVmSize: 5 kB\n'))), 'NSpid:\t7\t1\n'));

test('of mounts there are those that tell', () => {
  const kept = [
    '620 604 8:1 / / rw - ext4 /dev/sda1 rw\n',
    '67 66 0:4 net:[4026532178] /run/netns/blue rw shared:2 - nsfs nsfs rw\n',
    `700 604 8:1 /var/lib/docker/containers/${'0a'.repeat(32)}/hosts /etc/hosts rw - ext4 /dev/sda1 rw\n`,
    '21 20 0:5 / /proc rw - proc proc rw,hidepid=2\n',
  ];
  const lost = '30 20 0:44 / /mnt/share rw - cifs //server/share rw,username=lea\n';
  assert.equal(text(reducedMounts(bytes(lost + kept.join(lost)))), kept.join(''));
});

test('of auxv there is the size of a page', () => {
  const auxv = new BigUint64Array([3n, 0x5555_0000n, 6n, 16384n, 9n, 0x1234n, 0n, 0n]);
  const facts = { byteOrder: 'LE', ticksPerSecond: 100 } as const;
  const reduced = reducedAuxv(new Uint8Array(auxv.buffer), facts);
  assert.equal(Buffer.from(reduced).toString('hex'), '06000000000000000040000000000000');
  assert.equal(parsePageSize(reduced, facts), 16384);
  assert.equal(
    parsePageSize(reducedAuxv(reducedBig(), { ...facts, byteOrder: 'BE' }), { ...facts, byteOrder: 'BE' }),
    65536,
  );
});

function reducedBig(): Uint8Array {
  return Buffer.from('00000006' + '00010000' + '00000000' + '00000000', 'hex');
}

const SECRET = 'hunter2';

for (const [path, json, reduced] of [
  [
    '/var/lib/docker/containers/0a/config.v2.json',
    {
      ID: '0a',
      Name: '/web',
      Config: {
        Image: 'nginx',
        Env: [`PASSWORD=${SECRET}`],
        Labels: { 'io.kubernetes.pod.name': 'cart', other: SECRET },
      },
    },
    { Name: '/web', Config: { Image: 'nginx', Labels: { 'io.kubernetes.pod.name': 'cart' } } },
  ],
  [
    '/run/containers/storage/overlay-containers/containers.json',
    [
      {
        id: '0a',
        names: ['web', SECRET],
        layer: SECRET,
        metadata: JSON.stringify({ 'image-name': 'nginx', uid: 'u', mountlabel: SECRET }),
      },
      { id: '0b', metadata: SECRET },
      7,
    ],
    [{ id: '0a', names: ['web'], metadata: '{"image-name":"nginx","uid":"u"}' }, { id: '0b' }, {}],
  ],
  [
    '/run/containerd/io.containerd.runtime.v2.task/k8s.io/0a/config.json',
    {
      process: { env: [SECRET] },
      annotations: { 'io.kubernetes.cri.container-name': 'web', 'nerdctl/extraHosts': SECRET },
    },
    { annotations: { 'io.kubernetes.cri.container-name': 'web' } },
  ],
] as const)
  test(`of ${path} there is what is read`, () => {
    const found = text(reducedEngineFile(path, bytes(JSON.stringify(json))));
    assert.deepEqual(JSON.parse(found), reduced);
    assert.ok(!found.includes(SECRET));
  });

test('what is no file of an engine is not recorded', () => {
  assert.equal(reducedEngineFile('/run/x/config.json', bytes('no JSON')), undefined);
  assert.equal(reducedEngineFile('/run/x/other.json', bytes('{}')), undefined);
});
