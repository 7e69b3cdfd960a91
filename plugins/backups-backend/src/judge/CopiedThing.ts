import { PlanFact } from 'backstage-plugin-backups-node';

/** What a plan copies, as far as words differ. */
export type CopiedThing = 'database' | 'volume';

/** @returns what a plan copies */
export function copiedThing({
  database,
}: Pick<PlanFact, 'database'>): CopiedThing {
  return database ? 'database' : 'volume';
}
