export { type Count, type Counter, type Counting, parseCountBy } from './count.ts';
export { SelectError } from './error.ts';
export { parseWhere } from './expression.ts';
export type { Lookups, ServicePort } from './lookups.ts';
export { parseSort, type Sorting } from './sort.ts';
export { compileWhere, type Where } from './where.ts';
