import { JoinedPlan } from '../join/Estate';
import { Proof } from './proof';

/**
 * Nothing is behind its success, by the mover's own log or by a listing. A run
 * that fails afterwards changes nothing of that.
 */
export function isContradicted(
  { fact }: JoinedPlan,
  proof: Proof | undefined,
): boolean {
  return fact.nothingCopied !== undefined || proof?.kind === 'hollow';
}
