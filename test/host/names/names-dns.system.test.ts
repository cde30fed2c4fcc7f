import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { oracleAvailable } from '../../oracle/oracle.ts';
import { inPrivateNetwork, whyNoPrivateNetwork } from './private-network.ts';

const SCRIPT = new URL('dns-scenario.ts', import.meta.url).pathname;

async function scenario(name: string, etc: Readonly<Record<string, string>> = {}): Promise<unknown> {
  return JSON.parse(await inPrivateNetwork(SCRIPT, [name], etc));
}

describe('names by DNS', { skip: whyNoPrivateNetwork() ?? false }, () => {
  test('each address is asked once, in the zone that glibc asks', async () => {
    const first = [
      'host-10-0-0-1.example',
      null,
      'localhost',
      'host-10-0-0-2.example',
      'host-10-0-0-3.example',
      'host-0-0-0-1.example',
      null,
      null,
      '[::]',
    ];
    assert.deepEqual(await scenario('answers'), {
      first: [...first, 'host-10-0-0-1.example'],
      second: [...first, 'host-10-0-0-4.example'],
      third: ['host-10-0-0-1.example', 'host-10-0-0-5.example'],
      questions: [
        '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
        '1.0.0.10.in-addr.arpa',
        '2.0.0.10.in-addr.arpa',
        '3.0.0.10.in-addr.arpa',
        '4.0.0.10.in-addr.arpa',
        '5.0.0.10.in-addr.arpa',
        '9.0.0.10.in-addr.arpa',
      ],
    });
  });

  for (const order of ['files dns', 'files nope dns']) {
    test(`names from ${order} are those of netstat`, { skip: oracleAvailable() ?? false }, async () => {
      const etc = { 'nsswitch.conf': `hosts: ${order}\nnetworks: files dns\n` };
      const { ours, theirs } = (await scenario('original', etc)) as { ours: string[]; theirs: string[] };
      assert.equal(theirs.length, 28);
      assert.deepEqual(ours, theirs);
    });
  }

  test('names in the file for which getnameinfo has no room are those that netstat shows', async () => {
    const hosts = [
      `10.0.0.1 ${'a'.repeat(1024)}`,
      `10.0.0.2 ${'b'.repeat(1025)}`,
      `10.0.0.3 ${'c.'.repeat(5000)}`,
      `2001:db8::1 ${'d'.repeat(2000)}`,
    ];
    const etc = { 'nsswitch.conf': 'hosts: dns files\n', hosts: hosts.join('\n') };
    assert.deepEqual(await scenario('unnamed', etc), [
      'a'.repeat(127),
      'b'.repeat(127),
      `${'c.'.repeat(63)}c`,
      null,
    ]);
  });

  test('networks are looked up where dns is their source, leading zeros moved to the end', async () => {
    const etc = { 'nsswitch.conf': 'hosts: files dns\nnetworks: files dns\n', networks: 'lan 192.168.1\n' };
    assert.deepEqual(await scenario('networks', etc), {
      networks: ['host-10-1-0-0.example', 'lan', 'host-10-2-0-0.example'],
      socket: ['host-5-0-0-0.example', 'host-1-2-0-0.example'],
      routeHost: 'host-0-0-0-5.example',
      questions: [
        '0.0.0.5.in-addr.arpa',
        '0.0.1.10.in-addr.arpa',
        '0.0.2.1.in-addr.arpa',
        '0.0.2.10.in-addr.arpa',
        '5.0.0.0.in-addr.arpa',
      ],
    });
    assert.deepEqual(await scenario('networks', { ...etc, 'nsswitch.conf': 'networks: files\n' }), {
      networks: [null, 'lan', null],
      socket: [null, null],
      routeHost: 'host-0-0-0-5.example',
      questions: ['5.0.0.0.in-addr.arpa'],
    });
  });

  test('the order of sources decides who is asked', async () => {
    const hosts = '10.0.0.1 caf\xc3\xa9\n';
    const asked = (order: string) => scenario('twoHosts', { hosts, 'nsswitch.conf': `hosts: ${order}\n` });
    const both = ['1.0.0.10.in-addr.arpa', '2.0.0.10.in-addr.arpa'];
    assert.deepEqual(await asked('files'), { names: ['caf\xc3\xa9', null], questions: [] });
    assert.deepEqual(await asked('files [NOTFOUND=return] dns'), {
      names: ['caf\xc3\xa9', null],
      questions: [],
    });
    assert.deepEqual(await asked('nope files'), { names: ['caf\xc3\xa9', null], questions: [] });
    assert.deepEqual(await asked('dns files'), {
      names: ['host-10-0-0-1.example', 'host-10-0-0-2.example'],
      questions: both,
    });
    assert.deepEqual(await asked('files dns'), {
      names: ['caf\xc3\xa9', 'host-10-0-0-2.example'],
      questions: both.slice(1),
    });
  });

  test('without a resolver process only files name addresses', async () => {
    const hosts = '10.0.0.1 one\n';
    for (const order of ['files dns', 'dns files']) {
      assert.deepEqual(await scenario('withoutProcess', { hosts, 'nsswitch.conf': `hosts: ${order}\n` }), {
        names: new Array(6).fill(['one', null]),
        questions: [],
      });
    }
  });

  test('all questions of a batch are asked at once', async () => {
    assert.deepEqual(await scenario('slow'), { named: 200, concurrent: true });
  });

  test('a dead server is asked for one batch', async () => {
    assert.deepEqual(await scenario('dead'), {
      names: [null, null, 'localhost'],
      later: [null, null, 'localhost'],
      questions: ['1.0.0.10.in-addr.arpa', '2.0.0.10.in-addr.arpa'],
    });
  });

  test('a server that dies midway costs one batch its names, and all that follow', async () => {
    assert.deepEqual(await scenario('dying'), {
      first: ['host-10-0-0-1.example', 'host-10-0-0-2.example'],
      second: ['host-10-0-0-2.example', null],
      third: ['host-10-0-0-1.example', null],
      questions: ['1.0.0.10.in-addr.arpa', '2.0.0.10.in-addr.arpa', '3.0.0.10.in-addr.arpa'],
    });
  });

  test('a server that was dead is asked again after a while, and no one waits for it', async () => {
    assert.deepEqual(await scenario('revived'), {
      dead: [null, null],
      meanwhile: [null, null],
      waited: false,
      later: ['host-10-0-0-1.example', 'host-10-0-0-2.example', 'host-10-0-0-4.example'],
    });
  });

  test('a host without an answer costs the others no name, and is named when the answer comes', async () => {
    assert.deepEqual(await scenario('oneSilent'), {
      first: ['host-10-0-0-1.example', null],
      second: ['host-10-0-0-2.example', null],
      last: ['late.example'],
    });
  });

  test('no socket is left when the look-ups have ended', async () => {
    assert.deepEqual(await scenario('sockets'), {
      names: ['host-10-0-0-1.example', null],
      added: true,
      left: [],
    });
  });

  for (const order of ['files dns', 'files nope dns']) {
    test(`nothing outlives the process that asked for names from ${order}`, async () => {
      const gone = { looking: true, left: 0 };
      assert.deepEqual(await scenario('ends', { 'nsswitch.conf': `hosts: ${order}\n` }), [
        { how: 'exit', status: 5, signal: null, ...gone },
        { how: 'SIGKILL', status: null, signal: 'SIGKILL', ...gone },
        { how: 'SIGINT', status: null, signal: 'SIGINT', ...gone },
      ]);
    });
  }
});
