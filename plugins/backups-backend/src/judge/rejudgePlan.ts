import { PlanFact } from 'backstage-plugin-backups-node';
import { sameDocument } from '../compare/sameDocument';
import { JudgedPlan } from './JudgedPlan';
import { judgePlan } from './judgePlan';

type Question = Parameters<typeof judgePlan>[0];

/** What was last made of a fact. */
const known = new WeakMap<PlanFact, { question: Question; plan: JudgedPlan }>();

/** Patience and pauses are counted up to the reading; everything else becomes a threshold. */
function needsClock({ fact, memory }: Question['plan'] & Question): boolean {
  return (
    fact.suspended ||
    fact.controllerError !== undefined ||
    fact.schedule.kind === 'manual' ||
    memory.goneAt !== undefined
  );
}

/**
 * Judges a plan as `judgePlan` does, and spares the work where nothing that
 * bears on it has changed since the last cycle: then the very same judgement is
 * given again.
 */
export function rejudgePlan(question: Question): JudgedPlan {
  const { fact } = question.plan;
  const before = known.get(fact);
  if (before) {
    const { readAt } = needsClock({ ...question.plan, ...question })
      ? question
      : before.question;
    if (sameDocument(before.question, { ...question, readAt })) {
      return before.plan;
    }
  }
  const plan = judgePlan(question);
  known.set(fact, { question, plan });
  return plan;
}
