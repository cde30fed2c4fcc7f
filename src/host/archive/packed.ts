/** Data that is not what its format says. */
export class DamagedData extends Error {}

/** Data that ends too early. */
export class CutData extends Error {}

/**
 * Gives what compressed data is, in pieces that are valid until the next one is asked for. What can be had before a fault comes first;
 * then it fails by DamagedData or CutData.
 */
export type Unpack = (packed: Iterable<Uint8Array>) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
