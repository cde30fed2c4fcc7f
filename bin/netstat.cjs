#!/usr/bin/env node
'use strict';
// Runs the bundle as require() would, but from code that V8 compiled before; another version of Node compiles it anew.
const { readFileSync, writeFileSync, existsSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const filename = join(__dirname, '../dist/netstat.cjs');
const kept = `${filename}.${process.version}-${process.arch}.code`;
const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
const script = new Script(`(require => {${readFileSync(filename, 'latin1')}\n})`, { filename, cachedData });
if (process.env.NETSTAT_JS_KEEP) process.on('exit', () => writeFileSync(kept, script.createCachedData()));
script.runInThisContext()(require);
