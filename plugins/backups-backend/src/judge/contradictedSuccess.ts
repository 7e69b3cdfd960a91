import { JudgedPlan } from './JudgedPlan';
import { KnownSuccess } from './memory/PlanMemory';

/**
 * The claimed success that a listing of the repository contradicts. What a run's
 * own log contradicts was never taken for a success, see `remember`.
 *
 * @returns `undefined` where there is none, or it was told before
 */
export function contradictedSuccess({
  memory,
  proof,
}: JudgedPlan): KnownSuccess | undefined {
  const success = proof?.kind === 'hollow' ? proof.success : undefined;
  return success && success.finishedAt > (memory.contradictedAt ?? 0)
    ? success
    : undefined;
}
