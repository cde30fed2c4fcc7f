/**
 * Runs all tests that need nothing but Node, in this one process: with a process for each of their hundred files they take
 * four times as long. Tests that need more (namespaces, the real netstat, shells, the built program) are called `*.system.test.ts`.
 */
import { readdirSync } from 'node:fs';

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
const fast = files.filter((name) => name.endsWith('.test.ts') && !name.endsWith('.system.test.ts'));
for (const name of fast.sort()) await import(`./${name}`);
