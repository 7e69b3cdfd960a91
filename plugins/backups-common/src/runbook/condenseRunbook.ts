import type { Prose } from './Prose';
import { prose, proseText } from './Prose';
import type { Runbook, RunbookStep } from './Runbook';
import { RUNBOOK_PHASES } from './Runbook';

/** What a step does, without the reason that follows its colon. */
function deedOf({ title }: RunbookStep): Prose {
  const deed: Prose = [];
  for (const part of title) {
    const text = 'text' in part ? part.text : undefined;
    const end = text?.search(/[:.](?:\s|$)/) ?? -1;
    if (text !== undefined && end >= 0) {
      if (end > 0) deed.push({ text: text.slice(0, end) });
      break;
    }
    deed.push(part);
  }
  const [first] = deed;
  return first && 'text' in first
    ? [
        { text: first.text.charAt(0).toLowerCase() + first.text.slice(1) },
        ...deed.slice(1),
      ]
    : deed;
}

function listed(steps: readonly RunbookStep[]): Prose {
  return steps.flatMap((step, index): Prose => {
    const separator = index === steps.length - 1 ? ', then ' : ', ';
    return index === 0 ? deedOf(step) : [{ text: separator }, ...deedOf(step)];
  });
}

/** One sentence each: a full stop in a name ends none. */
function sentencesOf(words: Prose): Prose[] {
  const sentences: Prose[] = [[]];
  for (const part of words) {
    if ('code' in part) {
      sentences[sentences.length - 1].push(part);
      continue;
    }
    part.text.split(/(?<=[.!?]) /).forEach((text, index) => {
      if (index > 0) sentences.push([]);
      if (text !== '') sentences[sentences.length - 1].push({ text });
    });
  }
  return sentences.filter(sentence => sentence.length > 0);
}

/** Sentences that several steps share are said once, after the last that needs them. */
function joined(sentences: readonly (Prose | undefined)[]): Prose | undefined {
  const once = new Map<string, Prose>();
  for (const sentence of sentences.flatMap(words => sentencesOf(words ?? []))) {
    const text = proseText(sentence);
    once.delete(text);
    once.set(text, sentence);
  }
  const [first, ...more] = once.values();
  if (!first) return undefined;
  return more.reduce<Prose>(
    (whole, sentence) => [...whole, { text: ' ' }, ...sentence],
    first,
  );
}

function capitalised([first, ...rest]: Prose): Prose {
  return first && 'text' in first
    ? [
        { text: first.text.charAt(0).toUpperCase() + first.text.slice(1) },
        ...rest,
      ]
    : [first, ...rest].filter(Boolean);
}

function asOne(
  id: string,
  lead: Prose,
  steps: readonly RunbookStep[],
): RunbookStep {
  const [first] = steps;
  if (steps.length === 1) return first;
  const acting = steps.filter(({ commands }) => commands.length > 0);
  const deeds = listed(acting.length > 0 ? acting : steps);
  return {
    id,
    phase: first.phase,
    title: [
      ...(lead.length > 0 ? [...lead, ...deeds] : capitalised(deeds)),
      { text: '.' },
    ],
    why: joined(
      steps.flatMap(step => [
        step.commands.length === 0 && acting.length > 0
          ? step.title
          : undefined,
        step.why,
      ]),
    ),
    destroys: joined(steps.map(({ destroys }) => destroys)),
    commands: steps.flatMap(({ commands }) => commands),
    expect: joined(steps.map(({ expect }) => expect)),
    otherwise: joined(steps.map(({ otherwise }) => otherwise)),
    cures: steps.flatMap(({ cures = [] }) => cures),
  };
}

type Group = 'pause' | 'start' | 'resume' | 'clean-up';

/** Which block a step belongs to; `undefined`: it is a step of its own. */
function groupOf({ id, phase }: RunbookStep): Group | undefined {
  if (phase === 'pause') return id.startsWith('pause/') ? 'pause' : undefined;
  if (/^put-back\/(?:workload|autoscaler|see)\//.test(id)) return 'start';
  if (/^put-back\/(?:copies|plan|gitops)\//.test(id)) return 'resume';
  if (phase === 'clean-up' && id.startsWith('clean-up/')) return 'clean-up';
  return undefined;
}

const LEADS: Record<Group, Prose> = {
  pause: [],
  start: [],
  resume: prose`When it works: `,
  'clean-up': prose`In a few days: `,
};

/**
 * Puts steps together that are typed as one block: what pauses and stops, what
 * starts the app again, what resumes the rest, what is taken away at the end. Each
 * block stands where the last of its steps stood, the first block where the first.
 *
 * @returns the runbook with the same commands, in the same order, in fewer steps
 *
 * @public
 */
export function condenseRunbook(runbook: Runbook): Runbook {
  const ordered = RUNBOOK_PHASES.flatMap(phase =>
    runbook.steps.filter(step => step.phase === phase),
  );
  const members = new Map<Group, RunbookStep[]>();
  for (const step of ordered) {
    const group = groupOf(step);
    if (group) members.set(group, [...(members.get(group) ?? []), step]);
  }
  const steps = ordered.flatMap((step): RunbookStep[] => {
    const group = groupOf(step);
    if (!group) return [step];
    const all = members.get(group) ?? [];
    const place = group === 'resume' ? all.at(-1) : all[0];
    return step === place ? [asOne(group, LEADS[group], all)] : [];
  });
  return { ...runbook, steps };
}
