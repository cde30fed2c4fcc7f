import type { Case, View } from './case.ts';

/** Views that do not exist yet; take a word away and its cases run. */
const NOT_BUILT: ReadonlySet<View> = new Set<View>([]);

/** Why the case cannot be passed yet. */
export function whyPending({ view }: Case): string | undefined {
  return view !== undefined && NOT_BUILT.has(view) ? `the ${view} view is not built yet` : undefined;
}
