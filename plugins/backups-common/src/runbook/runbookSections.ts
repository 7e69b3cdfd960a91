import type { Runbook, RunbookPhase, RunbookStep } from './Runbook';
import { RUNBOOK_PHASES } from './Runbook';

/**
 * A part of a runbook under one heading.
 *
 * @public
 */
export interface RunbookSection {
  title: string;
  phases: RunbookPhase[];
}

/**
 * Which phases stand under which heading, in order. Steps are numbered through.
 *
 * @public
 */
export const RUNBOOK_SECTIONS: RunbookSection[] = [
  { title: 'Steps', phases: ['keep', 'beside', 'pause', 'restore', 'swap'] },
  { title: 'Prove it', phases: ['prove'] },
  { title: 'Put everything back', phases: ['put-back'] },
  { title: 'Tidy up', phases: ['clean-up'] },
  { title: 'If it went wrong', phases: ['undo'] },
];

/**
 * @returns sections that have steps, with their steps and the number of each
 *
 * @public
 */
export function sectionsOf(
  runbook: Pick<Runbook, 'steps'>,
): { title: string; steps: { number: number; step: RunbookStep }[] }[] {
  let number = 0;
  return RUNBOOK_SECTIONS.map(({ title, phases }) => ({
    title,
    steps: phases.flatMap(phase =>
      runbook.steps
        .filter(step => step.phase === phase)
        .map(step => {
          number += 1;
          return { number, step };
        }),
    ),
  })).filter(section => section.steps.length > 0);
}

/**
 * Puts several restores that happen together into one: what is the same is done
 * once, phase by phase.
 *
 * @public
 */
export function mergeRunbooks(
  runbooks: readonly [Runbook, ...Runbook[]],
  frame: Pick<Runbook, 'title' | 'summary'>,
): Runbook {
  const [first] = runbooks;
  const once = <T extends { id: string }>(values: T[]): T[] => [
    ...new Map(values.map(value => [value.id, value])).values(),
  ];
  const steps = runbooks.flatMap(runbook => runbook.steps);
  return {
    ...first,
    ...frame,
    ways: [],
    warnings: runbooks.flatMap(runbook => runbook.warnings),
    fields: once(runbooks.flatMap(runbook => runbook.fields)),
    before: once(runbooks.flatMap(runbook => runbook.before)),
    steps: once(
      RUNBOOK_PHASES.flatMap(phase =>
        steps.filter(step => step.phase === phase),
      ),
    ),
  };
}
