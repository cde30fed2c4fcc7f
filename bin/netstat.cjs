#!/usr/bin/env node
'use strict';
// Loads the program as require() would, but from code that V8 compiled before; another version of Node compiles it anew.
const { readFileSync, writeFileSync, existsSync } = require('node:fs');
const { Script } = require('node:vm');

function load(name, module = {}) {
  const filename = `${__dirname}/../dist/${name}`;
  const kept = `${filename}.${process.version}-${process.arch}.code`;
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const source = `((require, module) => {${readFileSync(filename, 'latin1')}\n})`;
  const script = new Script(source, { filename, cachedData });
  const keep = () => writeFileSync(kept, script.createCachedData());
  if (process.env.NETSTAT_JS_KEEP === name) process.on('exit', keep);
  script.runInThisContext()((id) => (id.startsWith('./') ? load(id.slice(2)) : require(id)), module);
  return module.exports;
}
load('netstat.cjs');
