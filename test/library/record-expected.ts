/** Writes down the records of the recorded hosts: `node --import tsx test/library/record-expected.ts`. Read the difference before you commit it. */
import { writeFileSync } from 'node:fs';
import { fileOf, HOSTS, printLines, readLines } from './recorded-records.ts';

for (const host of HOSTS) writeFileSync(fileOf(host), printLines(await readLines(host)));
