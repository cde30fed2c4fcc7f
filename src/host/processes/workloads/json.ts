import { utf8AsLatin1 } from '../../../text/latin1.ts';
import { inside } from '../../root/inside.ts';
import { optional } from '../../root/optional.ts';
import { at } from '../../root/place.ts';
import { readWhole } from '../../root/read-whole.ts';
import { isLive, type Root } from '../../root/root.ts';

/** Of a file, in bytes: a thousand containers of podman take less than one megabyte. */
const SIZE_LIMIT = 4 * 1024 * 1024;

/** Of objects and arrays in each other; what an engine writes has a dozen. */
const DEPTH_LIMIT = 64;

/** Of a name, in bytes: that of an image has at most 512. */
const TEXT_LIMIT = 1024;

/** What a file of JSON says; undefined where there is none that can be read, or one that no engine writes. */
export function readJson(root: Root, path: string): unknown {
  const bytes = optional(() => readRegular(root, path, SIZE_LIMIT + 1));
  return bytes === undefined || bytes.length > SIZE_LIMIT ? undefined : parseJson(bytes);
}

/**
 * Any user may have an engine, and put anything in the place of its files: on the running system too only a regular file is opened,
 * never a FIFO, which would be waited for, nor a device.
 */
function readRegular(root: Root, path: string, most: number): Uint8Array | undefined {
  const { place } = root.local ?? {};
  if (place === undefined || !isLive(root)) return root.read(path, most);
  return at(place, path, () =>
    inside(place.base, path, (file, stats) => (stats.isFile() ? readWhole(file, most) : undefined)),
  );
}

/** A text of JSON; undefined for what is none, or too deep. */
export function parseJson(bytes: Uint8Array): unknown {
  if (depthOf(bytes) > DEPTH_LIMIT) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** How deep objects and arrays are in each other. */
function depthOf(bytes: Uint8Array): number {
  let deepest = 0;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (isText && byte === BACKSLASH) at++;
    else if (byte === QUOTE) isText = !isText;
    else if (isText) continue;
    else if (OPENING.has(byte)) deepest = Math.max(deepest, ++depth);
    else if (CLOSING.has(byte)) depth--;
  }
  return deepest;
}

/** What an object has by a key, and what that has by the next one. */
export function member(value: unknown, ...keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || Array.isArray(found) || !Object.hasOwn(found, key))
      return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}

/** The same where it is a text, and not an endless one; latin1. */
export function textOfMember(value: unknown, ...keys: readonly string[]): string | undefined {
  return nameOf(member(value, ...keys));
}

/** A text that can be a name, latin1. */
export function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= TEXT_LIMIT
    ? utf8AsLatin1(value)
    : undefined;
}
