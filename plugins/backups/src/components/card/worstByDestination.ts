import type {
  ItemView,
  PlanState,
  PlanView,
} from 'backstage-plugin-backups-common';
import { stateLooks } from '../../theme/stateLooks';
import { TONES } from '../../theme/Tone';

/** A destination and the state of the worst copy in it. */
export interface DestinationState {
  label: string;
  state: PlanState;
}

function rank(plan: PlanView): number {
  return TONES.indexOf(stateLooks[plan.state].tone);
}

/** The worst copy of every destination, in the order the destinations first appear. */
export function worstByDestination(items: ItemView[]): DestinationState[] {
  const worst = new Map<string, PlanView>();
  for (const plan of items.flatMap(item => item.plans)) {
    const { label } = plan.destination;
    const known = worst.get(label);
    if (!known || rank(plan) < rank(known)) worst.set(label, plan);
  }
  return [...worst].map(([label, { state }]) => ({ label, state }));
}
