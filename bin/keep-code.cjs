'use strict';
const fs = require('node:fs');
const { dirname } = require('node:path');

/** Write permission of the group and of all others. */
const OTHERS_WRITE = 0o022;

/**
 * Keeps what V8 compiled of a file, for later runs: in the same folder, if no one but this user may write there and to the file.
 * Several runs may do this at the same time.
 */
exports.keepCode = (codeFile, file, script) => {
  if (hasOptionsOfItsOwn()) return;
  try {
    const stats = fs.lstatSync(file);
    if (![stats, fs.lstatSync(dirname(file))].every(isOwn)) return;
    const code = script.createCachedData();
    create(codeFile, Buffer.concat([code, code]), stats);
  } catch {
    // On a file system that is full or read-only the next run compiles again.
  }
};

/** Whether V8 was asked to compile otherwise than by itself: other runs would not take such code, or not be as fast. */
function hasOptionsOfItsOwn() {
  const { NODE_OPTIONS, NODE_V8_COVERAGE } = process.env;
  const isAsked = process.execArgv.some((word) => !word.startsWith('--inspect-port='));
  return isAsked || Boolean(NODE_OPTIONS || NODE_V8_COVERAGE);
}

/** Never a symbolic link: its mode says that all may write. */
function isOwn({ uid, mode }) {
  return uid === process.geteuid() && (mode & OTHERS_WRITE) === 0;
}

/** Makes a file, all of it at once, as old as the one that it was made of and for the same readers. */
function create(path, bytes, { mode, mtimeMs }) {
  const temporary = `${path}.${process.pid}`;
  const descriptor = fs.openSync(temporary, 'wx');
  try {
    fs.writeFileSync(descriptor, bytes);
    fs.fchmodSync(descriptor, mode & 0o666);
    const seconds = Math.trunc(mtimeMs / 1000);
    fs.futimesSync(descriptor, seconds, seconds);
    // V8 does not notice bytes that were lost when the machine stopped.
    fs.fsyncSync(descriptor);
    fs.renameSync(temporary, path);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}
