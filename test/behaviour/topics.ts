import { readdirSync } from 'node:fs';
import type { Case } from './case.ts';

const folder = new URL('topics/', import.meta.url);

async function load(file: string): Promise<[topic: string, cases: readonly Case[]]> {
  const { cases } = (await import(new URL(file, folder).href)) as { cases?: readonly Case[] };
  const topic = file.replace(/\.ts$/, '').replaceAll('-', ' ');
  if (cases === undefined || cases.length === 0) throw new Error(`topics/${file} holds no cases`);
  return [topic, cases];
}

/** The cases of every file in `topics/`; a file without cases is an error, so that no topic is lost unnoticed. */
export const topics: ReadonlyMap<string, readonly Case[]> = new Map(
  await Promise.all(readdirSync(folder).sort().map(load)),
);
if (topics.size === 0) throw new Error('topics/ holds no topics');
