import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { forwardNames } from '../../../src/host/names/forward-names.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';

/** An answer to a question for addresses: one of IPv4 with a time to live, or none. */
function answerTo(query: Buffer, octet: number, seconds: number): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const question = query.subarray(12, end);
  const wantsIpv4 = query.readUInt16BE(end - 4) === 1;
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(wantsIpv4 ? 1 : 0, 6);
  header.writeUInt16BE(0, 8);
  header.writeUInt16BE(0, 10);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, seconds, 0, 4, 10, 0, 0, octet]);
  return Buffer.concat([header, question, ...(wantsIpv4 ? [record] : [])]);
}

/** For how long an answer is valid: on a busy machine, too, it is asked for twice within it. */
const SECONDS = 4;

/** A server whose answers end in a higher octet each time that they are asked for; of `silent.example` it says nothing. */
let asked = 0;
const server = createSocket('udp4');
server.on('message', (query, { port, address }) => {
  if (query.includes('silent')) return;
  const end = query.indexOf(0, 12) + 5;
  if (query.readUInt16BE(end - 4) === 1) asked++;
  server.send(answerTo(query, asked, SECONDS), port, address);
});
server.bind(53, '127.0.0.1');
await once(server, 'listening');

const names = forwardNames(openRoot('/'), 5);
const host = async (name: string): Promise<readonly string[]> => {
  await names.refresh([name]);
  return names.hostAddresses(name);
};
const first = await host('db.example');
const again = await host('db.example');
await sleep(1000 * SECONDS + 500);
const later = await host('db.example');
const listed = await host('LISTED');
const itself = await host('2001:db8::1');
const impatient = forwardNames(openRoot('/'), 0.2);
await impatient.refresh(['silent.example']);
const silent = impatient.hostAddresses('silent.example');
process.stdout.write(JSON.stringify({ first, again, later, listed, itself, silent }));
process.exit(0);
