import type { ByteSource } from '../byte-source.ts';
import { DamagedData } from '../packed.ts';
import { Dictionary } from './dictionary.ts';
import { LzmaDecoder } from './lzma.ts';

/** The first byte of a chunk, or its lowest value: the end, bytes as they are, and LZMA, which tells what begins anew. */
const END = 0;
const PLAIN_AFTER_RESET = 1;
const PLAIN = 2;
const LZMA = 0x80;
const WITH_NEW_STATE = 0xa0;
const WITH_NEW_PROPERTIES = 0xc0;
const WITH_RESET = 0xe0;

/** Unpacks LZMA2 up to its end. @param dictionarySize so many bytes may be repeated at most */
export function* unpackLzma2(source: ByteSource, dictionarySize: number): Generator<Uint8Array> {
  const dictionary = new Dictionary(dictionarySize);
  const decoder = new LzmaDecoder(dictionary);
  let needsReset = true;
  let needsProperties = true;
  let needsState = true;
  for (let control = source.byte(); control !== END; control = source.byte()) {
    if (control > PLAIN && control < LZMA) throw new DamagedData('xz: a chunk of no kind');
    if (control >= WITH_RESET || control === PLAIN_AFTER_RESET) {
      dictionary.reset();
      needsReset = false;
      needsProperties = true;
    }
    if (needsReset) throw new DamagedData('xz: a chunk that follows none');
    if (control < LZMA) {
      for (let left = numberOf(source, 2) + 1; left > 0; ) {
        const count = dictionary.prepare(left);
        const start = dictionary.position;
        dictionary.putAll(source.take(count));
        yield dictionary.since(start);
        left -= count;
      }
      continue;
    }
    let left = ((control & 0x1f) << 16) + numberOf(source, 2) + 1;
    const packed = numberOf(source, 2) + 1;
    if (control >= WITH_NEW_PROPERTIES) {
      decoder.setProperties(source.byte());
      needsProperties = false;
    }
    if (control >= WITH_NEW_STATE) {
      decoder.resetState();
      needsState = false;
    }
    if (needsProperties || needsState) throw new DamagedData('xz: a chunk that follows none');
    decoder.begin(source.take(packed));
    while (left > 0) {
      const count = dictionary.prepare(left);
      const start = dictionary.position;
      decoder.decode(count);
      yield dictionary.since(start);
      left -= count;
    }
    decoder.end();
  }
}

/** A number of so many bytes, the highest first. */
function numberOf(source: ByteSource, bytes: number): number {
  return source.take(bytes).reduce((value, byte) => value * 0x100 + byte, 0);
}
