import { PlanAt } from '../keep/planAt';
import { listedWords } from './states';

/** @returns why a restore from a copy may not work; `undefined`: its state says nothing against it */
export function copyDoubt({
  document,
  state,
  lastKnown,
}: PlanAt): string | undefined {
  const { fact, memory } = document;
  const known = lastKnown ?? state;
  switch (known) {
    case 'gone':
      // Its object is there and says where these copies are: they may be the best there is.
      if (fact.former && !memory.replaced && memory.goneAt === undefined) {
        return undefined;
      }
      return 'The object that made this copy is gone; the copies may still be there.';
    case 'hollow':
      return fact.nothingCopied
        ? 'This copy is empty: its last runs reported success and copied nothing.'
        : `This copy ${listedWords(
            document.proof?.newestIs,
            fact.database !== undefined,
          )}.`;
    case 'never-ran':
    case 'new':
      return 'It has never made a copy.';
    case 'failing':
    case 'stuck':
      return (
        memory.lastFailureMessage ??
        fact.controllerError?.message ??
        'Its last attempt failed: the way to the destination may be down.'
      );
    case 'unreadable':
    case 'suspended':
    case 'overdue':
    case 'unscheduled':
    case 'late':
    case 'healthy':
      return undefined;
    default: {
      const unplaced: never = known;
      throw new Error(`State without a place: ${unplaced}`);
    }
  }
}
