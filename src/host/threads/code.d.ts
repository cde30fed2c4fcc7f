/*
 * The code of second threads as text, so that none needs a file of its own: `npm run build` bundles each module *.thread.ts
 * into code.js.
 */

/** src/host/tables/reader.thread.ts */
export const READER: string;
/** src/host/processes/walker.thread.ts */
export const WALKER: string;
