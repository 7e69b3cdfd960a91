import { z } from 'zod';
import { sourceSchema } from './Snapshot';
import { flag, number, optional } from './lenient';

/** A policy as `kopia policy list --json` and the server's `/policies` give it. */
export const policySchema = z.object({
  target: sourceSchema,
  noParent: flag,
  retention: optional(
    z.object({
      keepLatest: number,
      keepHourly: number,
      keepDaily: number,
      keepWeekly: number,
      keepMonthly: number,
      keepAnnual: number,
      ignoreIdenticalSnapshots: flag,
    }),
  ),
  policy: z.unknown().optional(),
});

/** @see {@link policySchema} */
export type Policy = z.infer<typeof policySchema>;

/** What a policy may say about retention. */
export type RetentionPolicy = NonNullable<Policy['retention']>;

/** Some releases put everything but id and target one level deeper. */
export function parsePolicies(value: unknown): Policy[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap(element => {
    const parsed = policySchema.safeParse(element);
    if (!parsed.success) return [];
    const { policy, target } = parsed.data;
    if (typeof policy !== 'object' || policy === null) return [parsed.data];
    const inner = policySchema.safeParse({ ...policy, target });
    return inner.success ? [inner.data] : [];
  });
}
