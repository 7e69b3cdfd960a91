import type {
  Command,
  Prose,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type { PlanFact } from '../provider/facts/PlanFact';

/**
 * How the backup itself is stopped from copying a half-restored volume.
 *
 * @public
 */
export interface PlanPause {
  plan: PlanFact;
  title: Prose;
  pause: Command[];
  resume: Command[];
  /** How its commands change the plan: kubectl says so. A patch when absent. */
  said?: 'patched' | 'labeled';
}

/** Where their copies go, each place once: the commands name the objects. */
function placesOf(pauses: readonly PlanPause[]): Prose {
  const places = [...new Set(pauses.map(({ plan }) => plan.destination.label))];
  return places.flatMap((place, index): Prose => {
    const separator = index === places.length - 1 ? ' and ' : ', ';
    return [...(index > 0 ? [{ text: separator }] : []), { code: place }];
  });
}

/** What kubectl prints where a command changed something, and where it did not. */
const SAID = {
  patched: { changed: ['patched'], unchanged: '(no change)' },
  // It says `unlabeled` where the labels got shorter.
  labeled: { changed: ['labeled', 'unlabeled'], unchanged: 'not labeled' },
} as const;

function saidOf(pauses: readonly PlanPause[]) {
  const ways = new Set(pauses.map(({ said = 'patched' }) => said));
  return [...ways].map(way => SAID[way]);
}

/** @returns words of which one is printed */
function oneOf(words: readonly string[]): Prose {
  return words.flatMap(
    (word, index): Prose => [
      ...(index > 0 ? [{ text: ' or ' }] : []),
      { code: word },
    ],
  );
}

/** @returns what is printed of each */
function changedOf(pauses: readonly PlanPause[]): Prose {
  return oneOf(saidOf(pauses).flatMap(({ changed }) => changed));
}

function kindOf([{ plan }]: readonly PlanPause[]): Prose {
  return [{ text: plan.object.kind }];
}

function forEach({ length }: readonly Command[]): Prose {
  return length === 1 ? [] : prose`, once for each`;
}

/**
 * One step for all copies of an item: they are stopped together.
 *
 * @param itemKey - of what they copy
 */
export function pauseCopies(
  itemKey: string,
  pauses: readonly PlanPause[],
): RunbookStep[] {
  if (pauses.length === 0) return [];
  const [first, ...more] = pauses;
  const commands = pauses.flatMap(({ pause }) => pause);
  return [
    {
      id: `pause/copies/${itemKey}`,
      phase: 'pause',
      title:
        more.length === 0
          ? first.title
          : prose`Pause its copies to ${placesOf(pauses)}.`,
      why: prose`A copy that runs meanwhile would hold a half-restored volume.`,
      commands,
      expect: prose`${changedOf(pauses)}${forEach(commands)}; ${oneOf(
        saidOf(pauses).map(({ unchanged }) => unchanged),
      )} where it was paused before.`,
    },
  ];
}

/**
 * Copies go on together. Those that were paused before stay so.
 *
 * @param itemKey - of what they copy
 */
export function resumeCopies(
  itemKey: string,
  pauses: readonly PlanPause[],
): RunbookStep[] {
  const ours = pauses.filter(({ plan }) => !plan.suspended);
  const theirs = pauses.filter(({ plan }) => plan.suspended);
  const steps: RunbookStep[] = theirs.map(({ plan }) => ({
    id: `put-back/plan/${plan.key}`,
    phase: 'put-back',
    title: prose`Leave ${[{ text: plan.object.kind }]} ${
      plan.object.name
    } paused: it was before.`,
    commands: [],
  }));
  if (ours.length === 0) return steps;
  const commands = ours.flatMap(({ resume }) => resume);
  return [
    {
      id: `put-back/copies/${itemKey}`,
      phase: 'put-back',
      title:
        ours.length === 1
          ? prose`Let ${kindOf(ours)} ${ours[0].plan.object.name} copy again.`
          : prose`Resume its copies to ${placesOf(ours)}.`,
      commands,
      expect: prose`${changedOf(ours)}${forEach(commands)}.`,
    },
    ...steps,
  ];
}
