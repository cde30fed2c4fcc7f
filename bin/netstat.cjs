#!/bin/sh
':' /* This comment is a script of sh, which never gets to its end. The rest is for Node.
# No variable of Node has an effect on netstat, nor does one of what Node is made of.
unset NODE_OPTIONS NODE_V8_COVERAGE NODE_PATH NODE_DEBUG NODE_DEBUG_NATIVE NODE_EXTRA_CA_CERTS NODE_USE_SYSTEM_CA \
  NODE_ICU_DATA NODE_COMPILE_CACHE NODE_COMPILE_CACHE_PORTABLE NODE_PENDING_DEPRECATION NODE_REDIRECT_WARNINGS NODE_TEST_CONTEXT \
  NODE_PRESERVE_SYMLINKS NODE_PRESERVE_SYMLINKS_MAIN NODE_USE_ENV_PROXY NODE_CHANNEL_FD NODE_CHANNEL_SERIALIZATION_MODE \
  NODE_UNIQUE_ID OPENSSL_CONF OPENSSL_MODULES SSL_CERT_FILE SSL_CERT_DIR UV_THREADPOOL_SIZE UV_USE_IO_URING \
  NETSTAT_JS_LAUNCH
# Signals that are ignored stay ignored, as in C: Node resets them, so the program is told which: see src/process-io.ts.
# To read them from the one line of stat takes a quarter of the time that the lines of status take.
IFS= read -r NETSTAT_JS_LAUNCH 2>/dev/null </proc/$$/stat
export NETSTAT_JS_LAUNCH
# Until the program has begun, SIGUSR1 makes Node open a port for a debugger: on a host that no name means.
type node >/dev/null 2>&1 && exec node --inspect-port=..:1024 "$0" "$@"
# npm puts a link to this file beside node, to which others may link.
file=$(command -p readlink -f "$0" 2>/dev/null) || file=$0
for node in "${0%/*}/node" "${file%/*}/../../../../bin/node" /usr/local/bin/node /usr/bin/node /opt/node/bin/node /snap/bin/node; do
  [ -f "$node" ] && [ -x "$node" ] && exec "$node" --inspect-port=..:1024 "$0" "$@"
done
echo 'netstat: needs Node 20 or later, and no node is in PATH' >&2
exit 127
*/
'use strict';
// Loads the program as require() would, but from code that V8 compiled on an earlier run: less than half of the time to load it.
const OLDEST = 20;
if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(`netstat: needs Node ${OLDEST} or later, and the node in PATH is ${process.version}\n`);
  process.exit(127);
}

const { closeSync, constants, fstatSync, openSync, readSync } = require('node:fs');
const { Script } = require('node:vm');

/** Runs a file of the program, which is a function of `require` and `module`, and gives what it exports. */
function load(name, module = {}) {
  const filename = `${__dirname}/../dist/${name}`;
  const codeFile = `${filename}.${process.version}-${process.arch}.code`;
  const { bytes, stats } = read(filename, constants.O_RDONLY);
  const cachedData = readCode(codeFile, stats);
  const script = new Script(bytes.latin1Slice(), { filename, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) {
    process.on('exit', () => require('./keep-code.cjs').keepCode(codeFile, filename, script));
  }
  script.runInThisContext()((id) => (id.startsWith('./') ? load(id.slice(2)) : require(id)), module);
  return module.exports;
}

/** The whole file, which must be a regular one: readFileSync tells nothing of its owner. */
function read(path, flags) {
  const descriptor = openSync(path, flags);
  try {
    const stats = fstatSync(descriptor);
    const bytes = Buffer.allocUnsafeSlow(stats.isFile() ? stats.size : 0);
    return { bytes: bytes.subarray(0, readSync(descriptor, bytes)), stats };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Compiled code, if there is no doubt about it: V8 runs whatever code it is given for a text of that length. So it must be root's or
 * that of the file's owner, writable by no one else, and made of the file as it is now, whose time keepCode copies. It is kept twice,
 * one copy behind the other: to compare them takes 0.05 ms, and a digest 3, in which a bit that was lost would show as well.
 */
function readCode(codeFile, { uid, mtimeMs }) {
  try {
    const { bytes, stats } = read(codeFile, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const isTrusted = (stats.uid === uid || stats.uid === 0) && (stats.mode & 0o022) === 0;
    const isCurrent = Math.trunc(stats.mtimeMs / 1000) === Math.trunc(mtimeMs / 1000);
    const code = bytes.subarray(0, bytes.length / 2);
    return isTrusted && isCurrent && code.equals(bytes.subarray(code.length)) ? code : undefined;
  } catch {
    return undefined;
  }
}

try {
  load('netstat.cjs');
} catch (error) {
  if (error.code !== 'ENOENT' || error.syscall !== 'open') throw error;
  process.stderr.write(`netstat: ${error.path} is missing: this file is a part of netstat-js and does nothing alone\n`);
  process.exit(127);
}
