import { CLICKHOUSE } from './clickhouse.ts';
import type { EngineUnderTest } from './database.ts';
import { DUCKDB } from './duckdb.ts';
import { POSTGRESQL } from './postgresql.ts';

/** The engines, as far as they are there. */
export const UNDER_TEST: readonly EngineUnderTest[] = [DUCKDB, CLICKHOUSE, POSTGRESQL];
