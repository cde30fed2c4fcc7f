import type { FlowCertainty } from '../../records/flow.ts';

/** How arrows look: by a colour that stands out from light and from dark, and by strokes for those who do not tell colours apart. */
export const LOOKS: Readonly<
  Record<FlowCertainty, { readonly color: string; readonly style: 'solid' | 'dashed' | 'dotted' }>
> = {
  proven: { color: '#1f883d', style: 'solid' },
  inferred: { color: '#bf7100', style: 'dashed' },
  unknown: { color: '#848d97', style: 'dotted' },
};

const WIDEST = 8;

/** How wide an arrow is, in pixels: 1 for one connection, 4 for eight. */
export function arrowWidth(connections: number): number {
  const width = Math.min(WIDEST, 1 + Math.log2(Math.max(1, connections)));
  return Math.round(width * 10) / 10;
}
