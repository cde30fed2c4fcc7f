/** Flows between three hosts with containers, all of which are known: seen live, and of recordings. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { FlowRecord } from '../../src/records/flow.ts';
import { copyProgram, PROGRAM, type Words, whyNoCopy, whyNoProgram } from '../program/program.ts';
import { capture } from './compare.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'flows between hosts';

function whyNot(): string | undefined {
  const missing = whyNoNamespace() ?? whyNoProgram() ?? whyNoCopy();
  if (missing !== undefined) return missing;
  for (const [command, ...words] of [
    ['ip', '-V'],
    ['nft', '-v'],
    ['nsenter', '-V'],
    ['python3', '-V'],
  ] as const)
    if (spawnSync(command, words).status !== 0) return `needs the command ${command}`;
  return undefined;
}

/** What flow-hosts.py tells. */
interface Hosts {
  readonly hosts: readonly number[];
  readonly namespaces: Readonly<Record<string, string>>;
  readonly flows: readonly (readonly [string, string, string, string, string, number])[];
}

async function startHosts(folder: string): Promise<Hosts> {
  const told = join(folder, 'hosts');
  const file = openSync(told, 'w');
  const script = join(import.meta.dirname, 'flow-hosts.py');
  const child = spawn('python3', [script], { stdio: ['pipe', file, 'inherit'] });
  closeSync(file);
  child.unref();
  for (;;) {
    const text = readFileSync(told, 'utf8');
    if (text.endsWith('\n')) return JSON.parse(text);
    assert.equal(child.exitCode, null, 'the hosts ended');
    await setTimeout(50);
  }
}

/** What a flow says of one side, `?` where it does not say which namespace that is in. */
type NameOf = (side: FlowRecord['client']) => string;

function lineOf(
  { client, server, protocol, port, certainty, connections }: FlowRecord,
  nameOf: NameOf,
): string {
  const ends = `${nameOf(client)} ${client.address} > ${nameOf(server)} ${server.address}`;
  return `${ends} ${protocol} ${port} ${certainty} ${connections}`;
}

if (isInside()) {
  describe(TITLE, () => {
    let folder = '';
    let made: Hosts;
    let expected: string[];

    before(async () => {
      folder = furnishNetwork();
      made = await startHosts(folder);
      expected = made.flows.map(
        ([client, address, server, serverAddress, protocol, port]) =>
          `${client} ${address} > ${server} ${serverAddress} ${protocol} ${port} proven 1`,
      );
      assert.equal(expected.length, 48);
    });

    function flowsOf(nameOf: NameOf, ...argv: string[]): string[] {
      const { stdout, stderr, status } = capture(
        [...PROGRAM, ...argv, '--flows', '--all-netns', '-n', '--json'],
        folder,
      );
      assert.equal(status, 0, stderr);
      const { flows } = JSON.parse(stdout) as { flows: FlowRecord[] };
      return flows.map((flow) => lineOf(flow, nameOf)).sort();
    }

    test('of recorded hosts: all are found and joined, with the right direction', () => {
      const copy: Words = copyProgram(folder);
      const roots = made.hosts.flatMap((pid, at) => {
        // unshare waits for its child, which is process 1 of the host.
        const [inner = ''] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
        const path = join(folder, `h${at + 1}`);
        const enter: Words = ['nsenter', '-t', inner, '-n', '-p', '-m'];
        const { stderr, status } = capture([...enter, ...copy, '--record', path, '--all-netns'], folder);
        assert.equal(status, 0, stderr);
        return ['--root', path];
      });
      const nameOf: NameOf = ({ host, netns }) =>
        host === undefined ? '?' : netns?.host ? host : host.replace('h', 'c');
      assert.deepEqual(flowsOf(nameOf, ...roots), [...expected].sort());
    });

    test('live: where all containers have one address, only rewriting tells which one it is', () => {
      const nameOf: NameOf = ({ netns }) => made.namespaces[netns?.inode ?? ''] ?? '?';
      const joined = expected.flatMap((line) => {
        const direct = /^(h\d) 172\.17\.0\.1 > (c\d) (.*) proven 1$/.exec(line);
        if (direct !== null) {
          const [, host, container, end] = direct;
          return [`${host} 172.17.0.1 > ? ${end} inferred 1`, `? 172.17.0.1 > ${container} ${end} proven 1`];
        }
        const [, one, number] = /^(h\d \S+) > c(\d) .* udp 53 proven 1$/.exec(line) ?? [];
        return number === undefined ? [line] : [`${one} > ? 10.9.0.${number} udp 8053 inferred 1`];
      });
      assert.deepEqual(flowsOf(nameOf), joined.sort());
    });
  });
} else {
  const missing = whyNot();
  if (missing === undefined) runInside(import.meta.filename);
  else test(TITLE, { skip: missing }, () => {});
}
