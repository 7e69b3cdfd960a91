import type { GateQuestion, GateView } from 'backstage-plugin-backups-common';
import { NotFoundError } from '@backstage/errors';
import type { JudgedApp, Judgement } from '../run/Judgement';

/** What was asked, of which apps; no names: of all. */
export interface Asked {
  question: GateQuestion;
  apps: readonly string[];
}

/** An app, and what it answers. */
export interface AskedApp {
  ref: string;
  name: string;
  gate: GateView;
}

const ANSWER_WORDS: Record<GateView['answer'], string> = {
  yes: 'YES',
  no: 'NO',
  'not-known': 'NOT KNOWN',
};

const MARKS: Record<GateView['reasons'][number]['effect'], string> = {
  no: '!',
  'not-known': '?',
  note: '-',
};

function gateOf({ foresight }: JudgedApp, question: GateQuestion): GateView {
  return (
    foresight.gates.find(gate => gate.question === question) ?? {
      question,
      answer: 'not-known',
      sentence: 'Not known.',
      reasons: [],
    }
  );
}

/**
 * @returns the answer of each app that was asked about
 * @throws NotFoundError when an app that is named is in no folder: silence is no permission
 */
export function answersTo(
  { question, apps }: Asked,
  judged: readonly Judgement[],
): AskedApp[] {
  const all = judged.flatMap(judgement => judgement.apps);
  const unknown = apps.filter(
    name =>
      !all.some(app => app.name === name || app.backups.entityRef === name),
  );
  if (unknown.length > 0) {
    throw new NotFoundError(
      `There is no app ${unknown.join(', ')} among those that were found: ${
        all.map(({ name }) => name).join(', ') || 'none'
      }.`,
    );
  }
  return all
    .filter(
      ({ name, backups }) =>
        apps.length === 0 ||
        apps.includes(name) ||
        apps.includes(backups.entityRef),
    )
    .map(app => ({
      ref: app.backups.entityRef,
      name: app.name,
      gate: gateOf(app, question),
    }));
}

/** @returns the answers for people; ends with a line break */
export function askText(answers: readonly AskedApp[]): string {
  const lines = answers.flatMap(({ name, gate }) => [
    `${ANSWER_WORDS[gate.answer]}  ${name}: ${gate.sentence}`,
    ...gate.reasons.flatMap(({ effect, text, fix }) => [
      `  ${MARKS[effect]} ${text}`,
      ...(fix ? [`    What to do: ${fix}`] : []),
    ]),
  ]);
  return `${(lines.length > 0 ? lines : ['NOT KNOWN  No app was found.']).join(
    '\n',
  )}\n`;
}

/** @returns whether every app may be touched; of no app that is not known */
export function mayGoOn(answers: readonly AskedApp[]): boolean {
  return (
    answers.length > 0 && answers.every(({ gate }) => gate.answer === 'yes')
  );
}
