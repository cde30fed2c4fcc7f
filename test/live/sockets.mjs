/*
 * Opens those of the sockets of sockets.py that Node can open, under the same names, tells them in the same way, and
 * holds them until it is killed: for machines without Python.
 *
 * Usage: node sockets.mjs FOLDER
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { fstatSync, writeSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

const [folder = ''] = process.argv.slice(2);
const sockets = {};
const held = [];

function keep(name, socket, handle = socket._handle) {
  held.push(socket);
  sockets[name] = { inode: fstatSync(handle.fd).ino, pid: process.pid };
  return socket;
}

/** A listener; nothing is read from its connections, and their ends close one by one. */
async function listen(options) {
  const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }).listen(options);
  await once(server, 'listening');
  return server;
}

/** Connects to a listener and gives both ends. */
async function joinEnds(server, options) {
  const near = connect({ allowHalfOpen: true, ...options }).pause();
  const [[far]] = await Promise.all([once(server, 'connection'), once(near, 'connect')]);
  return [near, far];
}

/** A connection from port + 1000 to a listener on `port` that closes at once. */
async function pair(name, port, host = '127.0.0.1') {
  const server = await listen({ host, port });
  const [near, far] = await joinEnds(server, { host, port, localAddress: host, localPort: port + 1000 });
  server.close();
  return [keep(`${name} client`, near), keep(`${name} server`, far)];
}

async function tcp() {
  keep('listener', await listen({ host: '127.0.0.1', port: 1001 }));
  keep('listener on any address', await listen({ host: '0.0.0.0', port: 1002 }));
  const dual = keep('dual-stack listener', await listen({ host: '::', port: 1003 }));
  const ends = await joinEnds(dual, {
    host: '127.0.0.1',
    port: 1003,
    localAddress: '127.0.0.1',
    localPort: 2003,
  });
  keep('mapped client', ends[0]);
  keep('mapped server', ends[1]);
  keep('listener6', await listen({ host: '::1', port: 1004 }));

  await pair('established', 1010);
  await pair('established6', 1011, '::1');

  const [halfClosed] = await pair('half-closed', 1012);
  halfClosed.end();
  await once(halfClosed, 'finish');

  const [near, far] = await pair('closed', 1013);
  near.destroy();
  await once(near, 'close');
  far.destroy();
  await once(far, 'close');
  delete sockets['closed server'];

  const [writer] = await pair('unread', 1016);
  writer.write('hello');

  const [kept] = await pair('kept alive', 1021);
  kept.setKeepAlive(true, 7_200_000);
}

async function udp() {
  const bind = async (name, type, address, port, peer) => {
    const socket = createSocket(type).bind(port, address);
    await once(socket, 'listening');
    if (peer !== undefined) {
      socket.connect(peer, address);
      await once(socket, 'connect');
    }
    // The handle is nowhere else to be had.
    const [state] = Object.getOwnPropertySymbols(socket).filter(
      ({ description }) => description === 'state symbol',
    );
    keep(name, socket, socket[state].handle);
  };
  await bind('udp on any address', 'udp4', '0.0.0.0', 3001);
  await bind('udp connected', 'udp4', '127.0.0.1', 3003, 3002);
  await bind('udp6 on any address', 'udp6', '::', 3004);
  await bind('udp6', 'udp6', '::1', 3005);
  await bind('udp6 connected', 'udp6', '::1', 3006, 3005);
}

async function unix() {
  const path = join(folder, 'stream');
  const server = keep('unix stream listener', await listen({ path }));
  const [near, far] = await joinEnds(server, { path });
  keep('unix stream client', near);
  keep('unix stream server', far);
  keep('unix with a blank', await listen({ path: join(folder, 'with blank') }));
  keep('unix with controls', await listen({ path: join(folder, 'e\x1bs\x7fc\x01') }));
  keep('unix in UTF-8', await listen({ path: join(folder, 'hé') }));
}

await tcp();
await udp();
await unix();
writeSync(1, `${JSON.stringify({ sockets, missing: {} })}\n`);
