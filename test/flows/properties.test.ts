/** What holds of the flows of any hosts. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { FlowRecord } from '../../src/records/flow.ts';
import { type Connection, isLink, MODELS, type Model, type Place } from './model.ts';
import { flowsOf } from './sight.ts';

const RUNS = { numRuns: 1000 };

/** Which end of which connection a program is, or which listener. */
const programsOf = ({ client, server }: FlowRecord): (string | undefined)[] => [
  client.program,
  server.program,
];

/** The connection that a flow is: all of them have programs of their own. */
function connectionOf({ connections }: Model, flow: FlowRecord): Connection {
  const numbers = programsOf(flow).flatMap((program) =>
    /^[cs]/.test(program ?? '') ? Number(program?.slice(1)) : [],
  );
  assert.ok(numbers.length > 0, JSON.stringify(flow));
  assert.equal(new Set(numbers).size, 1, `joined ${JSON.stringify(flow)}`);
  return connections.find(({ number }) => number === numbers[0]) ?? assert.fail();
}

/** The rows of a connection that are shown. */
const rowsOf = ({ client, listener, states }: Connection): boolean[] => [
  client.isShown && states[0] !== undefined,
  listener.place.isShown && states[1] !== undefined,
];

/** Whether one place alone has the address: of all, or of those of a host. */
function isReached(address: string, place: Place, from: Place, places: readonly Place[]): boolean {
  if (place === from) return true;
  if (isLink(address) || from.addresses.includes(address)) return false;
  const all = places.filter(({ isShown, addresses }) => isShown && addresses.includes(address));
  const own = all.filter(({ host }) => host === from.host);
  return all.length === 1 || (own.length === 1 && own[0] === place);
}

function isInReach(
  { client, listener: { place: server }, source, asked, by }: Connection,
  places: readonly Place[],
): boolean {
  const all = [client, server, ...by];
  if (all.some(({ host }) => Math.abs(host.time - client.host.time) > 60_000)) return false;
  if (by.length > 0) return by.every(({ host }) => host.isTranslationRead);
  return isReached(asked[0], server, client, places) && isReached(source[0], client, server, places);
}

const sum = (numbers: readonly (number | bigint)[]): number =>
  numbers.reduce((all: number, one) => all + Number(one), 0);

const text = (flows: readonly FlowRecord[]): string[] => flows.map((flow) => JSON.stringify(flow)).sort();

describe('of any hosts', () => {
  test('a connection both ends of which are shown and in reach of each other is one', () => {
    fc.assert(
      fc.property(MODELS, (model) => {
        const flows = flowsOf(...model.seen);
        for (const one of model.connections) {
          if (!rowsOf(one).every(Boolean) || !isInReach(one, model.places)) continue;
          const own = flows.filter((flow) =>
            programsOf(flow).some((name) => name === `c${one.number}` || name === `s${one.number}`),
          );
          assert.equal(own.length, 1, JSON.stringify(own));
          assert.deepEqual(own.flatMap(programsOf).sort(), [`c${one.number}`, `s${one.number}`]);
        }
      }),
      RUNS,
    );
  });

  test('no two ends are joined, and no listener is an end, of another connection', () => {
    fc.assert(
      fc.property(MODELS, (model) => {
        for (const flow of flowsOf(...model.seen)) {
          const { listener } = connectionOf(model, flow);
          for (const program of programsOf(flow))
            if (/^[lp]/.test(program ?? '')) assert.equal(program, listener.program, JSON.stringify(flow));
        }
      }),
      RUNS,
    );
  });

  test('no direction that is called proven is wrong', () => {
    fc.assert(
      fc.property(MODELS, (model) => {
        for (const flow of flowsOf(...model.seen)) {
          if (flow.certainty !== 'proven') continue;
          const { number, source, seenAs, asked, answered } = connectionOf(model, flow);
          const { client, server, port } = flow;
          assert.ok([undefined, `c${number}`].includes(client.program), JSON.stringify(flow));
          assert.ok(server.program !== `c${number}`, JSON.stringify(flow));
          assert.ok([source[0], seenAs[0]].includes(client.address), JSON.stringify(flow));
          assert.ok([asked, answered].some(([address, own]) => server.address === address && port === own));
        }
      }),
      RUNS,
    );
  });

  test('connections and queues add up', () => {
    fc.assert(
      fc.property(MODELS, (model) => {
        const flows = flowsOf(...model.seen);
        const shown = model.connections.map((one) => ({ one, rows: rowsOf(one).filter(Boolean).length }));
        const joined = flows.filter((flow) =>
          programsOf(flow).every((program) => /^[cs]/.test(program ?? '')),
        );
        assert.equal(
          sum(flows.map(({ connections }) => connections)) + joined.length,
          sum(shown.map(({ rows }) => rows)),
        );
        for (const at of [0, 1] as const)
          assert.equal(
            sum(flows.map(({ recvQ, sendQ }) => (at === 0 ? recvQ : sendQ))),
            sum(shown.map(({ one, rows }) => rows * one.queues[at])),
          );
        for (const { states, connections } of flows)
          assert.equal(sum(states.map((state) => state.connections)), connections);
      }),
      RUNS,
    );
  });

  test('names are those of the host of the end, or of the other end where no one looked at it; of services those of the server', () => {
    fc.assert(
      fc.property(MODELS, (model) => {
        for (const { client, server, port, service } of flowsOf(...model.seen)) {
          for (const [one, other] of [
            [client, server],
            [server, client],
          ] as const)
            assert.equal(one.name, `${one.address}.${one.host ?? other.host}`);
          assert.equal(service, port === null ? undefined : `${port}-${server.host ?? client.host}`);
        }
      }),
      RUNS,
    );
  });

  test('the order of rows and of hosts does not matter', () => {
    const shuffled = MODELS.chain(({ seen }) =>
      fc.tuple(
        fc.constant(seen),
        fc
          .shuffledSubarray([...seen], { minLength: seen.length })
          .chain((all) =>
            fc.tuple(
              ...all.map((one) =>
                fc
                  .shuffledSubarray([...one.rows], { minLength: one.rows.length })
                  .map((rows) => ({ ...one, rows })),
              ),
            ),
          ),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([seen, other]) => {
        assert.deepEqual(text(flowsOf(...other)), text(flowsOf(...seen)));
      }),
      RUNS,
    );
  });
});
