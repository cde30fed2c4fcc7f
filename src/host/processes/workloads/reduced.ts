import { BUNDLE_MEMBERS } from './bundles.ts';
import { METADATA_MEMBERS, metadataOf, STORAGE_MEMBERS } from './containers-storage.ts';
import { DOCKER_MEMBERS } from './docker.ts';
import { member, parseJson } from './json.ts';

type Json = Record<string, unknown>;

/** What is read of each file of an engine, by its name. */
const REDUCE: Readonly<Record<string, (value: unknown) => unknown>> = {
  'config.v2.json': (value) => only(value, DOCKER_MEMBERS),
  'config.json': (value) => only(value, BUNDLE_MEMBERS),
  'containers.json': onlyContainers,
  'volatile-containers.json': onlyContainers,
};

/**
 * The file of an engine without all that is not read of it, such as the environment of a container; undefined for a file that is none, or
 * says nothing.
 */
export function reducedEngineFile(path: string, bytes: Uint8Array): Uint8Array | undefined {
  const reduce = REDUCE[path.slice(path.lastIndexOf('/') + 1)];
  const value = parseJson(bytes);
  if (reduce === undefined || value === undefined) return undefined;
  return Buffer.from(`${JSON.stringify(reduce(value))}\n`);
}

function onlyContainers(list: unknown): unknown {
  if (!Array.isArray(list)) return [];
  return list.map((container) => {
    const metadata = metadataOf(member(container, 'metadata'));
    const kept = only(container, STORAGE_MEMBERS);
    if (Array.isArray(kept.names)) kept.names = kept.names.slice(0, 1);
    return metadata === undefined
      ? kept
      : { ...kept, metadata: JSON.stringify(only(metadata, METADATA_MEMBERS)) };
  });
}

/** An object with these members and no others, where they are there. */
function only(value: unknown, members: readonly (readonly string[])[]): Json {
  const kept: Json = {};
  for (const names of members) {
    const found = member(value, ...names);
    if (found === undefined) continue;
    let into = kept;
    for (const name of names.slice(0, -1)) {
      into[name] ??= {};
      into = into[name] as Json;
    }
    into[names.at(-1) ?? ''] = found;
  }
  return kept;
}
