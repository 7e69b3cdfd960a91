import { PlanAt } from '../keep/planAt';
import { silentNow } from './causes';
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
        'Its last attempt failed: the destination may be out of reach.'
      );
    case 'suspended':
      return fact.ending
        ? 'The object that made this copy is being deleted; its copies may go with it.'
        : undefined;
    case 'unreadable':
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

/** What is known of an app that nothing can be restored of. */
export interface NothingCopied {
  /** Names of what no copy is known of. */
  uncopied: readonly string[];
  /** Clusters and servers that tell of the app and do not answer. */
  silent: readonly string[];
}

function nothingOf({ uncopied, silent }: NothingCopied): string[] {
  return [
    ...uncopied.map(name => `${name} has no backup that this portal knows.`),
    ...silent.map(name => `${silentNow(name)}: look there for a copy, too.`),
  ];
}

/** @returns why there is no runbook of an app */
export function nothingToRestore(nothing: NothingCopied): string {
  const known = nothingOf(nothing);
  return known.length > 0
    ? known.join(' ')
    : 'There is no copy to restore from that this portal knows.';
}

/** @returns why no database of an app can be gone back in */
export function noDatabase(nothing: NothingCopied): string {
  const isNamed = nothing.uncopied.length > 0;
  return [
    ...(isNamed ? [] : ['No database of this app is known.']),
    ...nothingOf(nothing),
  ].join(' ');
}
