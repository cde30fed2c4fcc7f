/*
 * Opens connections from itself to itself, says how many, and holds them until it is killed or its standard input ends.
 * Usage: node socket-holder.mjs ADDRESS PORT CONNECTIONS
 *
 * Plain JavaScript, because many of these are started and none should pay for a compiler.
 */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Time for all connections; where they cannot be accepted, nothing else tells. */
const MILLISECONDS = 20_000;

const [host = '127.0.0.1', port = '5000', wanted = '0'] = process.argv.slice(2);
const held = [];

function hold(socket) {
  socket.on('error', () => {});
  held.push(socket);
}

const server = createServer(hold);
server.listen({ host, port: Number(port) });
await once(server, 'listening');

let connections = 0;
const signal = AbortSignal.timeout(MILLISECONDS);
try {
  // One at a time: connections that wait to be accepted would soon be refused for a second.
  for (; connections < Number(wanted); connections++) {
    const socket = connect({ host, port: Number(port) });
    await Promise.all([once(socket, 'connect', { signal }), once(server, 'connection', { signal })]);
    hold(socket);
  }
} catch {
  // No descriptors, ports or memory left: what is open counts.
}

process.stdout.write(`${connections}\n`);
process.stdin.on('end', () => process.exit()).resume();
