import { PlanFact } from 'backstage-plugin-backups-node';

/**
 * Whether two readings of a plan are of copies of the same thing to the same
 * place. What is not known on either side is no difference.
 */
export function isSameMaking(
  a: Pick<PlanFact, 'madeOf' | 'madeSince'>,
  b: Pick<PlanFact, 'madeOf' | 'madeSince'>,
): boolean {
  const isSame = <T>(one: T | undefined, other: T | undefined) =>
    one === undefined || other === undefined || one === other;
  return (
    isSame(a.madeSince, b.madeSince) &&
    Object.entries(a.madeOf ?? {}).every(([part, value]) =>
      isSame(value, b.madeOf?.[part]),
    )
  );
}
