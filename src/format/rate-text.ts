/** A number per second, for columns that have room for whole numbers: one decimal below 10, none above. */
export function rateText(rate: number): string {
  if (rate === 0) return '0';
  const tenths = rate.toFixed(1);
  return Math.abs(Number(tenths)) < 10 ? tenths : String(BigInt(Math.round(rate)));
}
