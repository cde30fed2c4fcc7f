import type { FlowRecord } from '../records/flow.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { RowPlan } from '../rows/row-plan.ts';

/**
 * What is to be done with flows between hosts: names in an expression are those of the server's host, or of the client's where no one
 * looked at the server.
 *
 * @param plans the same plan with the names that each host has, by what records call it
 */
export function planOfFlows(plan: RowPlan, plans: ReadonlyMap<string, RowPlan>): RowPlan {
  const { where } = plan;
  if (where === undefined) return plan;
  const matches = (kind: Kind, record: AnyRecord): boolean => {
    const { client, server } = record as FlowRecord;
    const { where } = plans.get(server.host ?? client.host ?? '') ?? plan;
    return where?.matches(kind, record) ?? true;
  };
  return { ...plan, where: { ...where, matches, rowTest: () => undefined } };
}
