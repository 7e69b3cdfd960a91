import {
  EntityBackups,
  LossView,
  VerdictAt,
  durationInWords,
  dayInWords,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { EntityDocument, ItemDocument } from '../keep/documents';
import { SourceRecord } from '../read/SourceRecord';
import { PlanAt } from '../keep/planAt';
import { needsOwner } from '../judge/statements/ranks';
import { Statement } from '../judge/statements/Statement';
import { lackInWords } from './lacks';
import { notCountedInWords } from './notCounted';
import { insideSentence } from './insideSentence';
import { copyInWords } from './states';
import { suspectedDatabase } from './suspectedDatabase';
import { statementTitle } from './statements';

/** What a headline is made from. */
export interface HeadlineInput {
  entity: EntityDocument;
  at: VerdictAt;
  items: readonly {
    item: ItemDocument;
    plans: readonly PlanAt[];
    losses: EntityBackups['loss'];
  }[];
  losses: EntityBackups['loss'];
  /** What is wrong with it, worst first. */
  statements: readonly Statement[];
  /** Sources of the entity that are not current. */
  silent: readonly SourceRecord[];
  now: number;
}

const VERDICT_WORDS = {
  'at-risk': 'at risk',
  'cannot-tell': "can't tell",
  'needs-attention': 'needs attention',
  protected: 'protected',
  'no-data': 'nothing to back up',
  exempt: 'exempt',
} as const;

function rpoWords({ seconds, origin }: EntityDocument['rpo']): string {
  if (seconds === undefined) return 'no RPO';
  return `RPO ${durationInWords(seconds)}${
    origin === 'assumed' ? ', assumed' : ''
  }`;
}

function atRisk({ items, at, statements, now }: HeadlineInput): string {
  const [worst] = statements;
  if (!worst) return 'At risk.';
  if (worst.code === 'unprotected') {
    return `At risk: nothing copies ${worst.partly ? 'all of ' : ''}${
      worst.about.item
    }.`;
  }
  const breached = items.find(({ item }) => at.judgedAt >= item.atRiskAt);
  if (worst.code !== 'past-rpo' || !breached) {
    return `At risk: ${insideSentence(statementTitle(worst, now))}`;
  }
  const { item, losses, plans } = breached;
  const age = losses.volume.seconds;
  if (age !== undefined && age > (item.rpo.seconds ?? 0)) {
    return `At risk: ${item.name} has no copy newer than ${durationInWords(
      age,
    )} (${rpoWords(item.rpo)}).`;
  }
  const because = plans
    .flatMap(({ document }) => notCountedInWords(document.counted) ?? [])
    .at(0);
  return [
    `At risk: ${statementTitle(worst, now, {
      loss: losses.volume,
      rpo: item.rpo,
    })}`,
    ...(because ? [because] : []),
    ...(age === undefined
      ? []
      : [`Data that is ${durationInWords(age)} old can still be restored.`]),
  ].join(' ');
}

function cannotTell(input: HeadlineInput): string {
  const { at, silent, items, entity } = input;
  if (silent.length > 0) {
    const [first] = silent;
    const since =
      first.readAt > 0
        ? `silent since ${timeInWords(first.readAt)}`
        : 'never answered';
    const past = at.pastRpoByLastKnowledge ? ' By now it is past its RPO.' : '';
    // Nothing more was known then, either.
    const known =
      at.lastKnown === undefined || at.lastKnown === 'cannot-tell'
        ? ''
        : ` Last known: ${VERDICT_WORDS[at.lastKnown]}.`;
    return `Can't tell: ${first.cluster} ${since}.${known}${past}`;
  }
  const [mount] = entity.unclassifiedMounts;
  if (mount !== undefined) {
    return `Can't tell: it is not known what it mounts (${mount}).`;
  }
  const [contested] = entity.contestedItems ?? [];
  if (contested !== undefined) {
    const { name, heldBy } = contested;
    return `Can't tell: its annotation names a volume that is another's: ${name} (${heldBy.join(
      ', ',
    )}).`;
  }
  const [suspected] = entity.suspected ?? [];
  if (suspected !== undefined) {
    return `Can't tell: it may use ${suspectedDatabase(
      suspected,
    )}, which is not linked to it.`;
  }
  const conflict = items.find(({ item }) => item.conflictsWith.length > 0);
  if (conflict) {
    return `Can't tell: ${
      conflict.item.name
    } is also claimed by ${conflict.item.conflictsWith.join(', ')}.`;
  }
  const unknown = items.find(({ item }) => at.judgedAt >= item.unknownAt);
  const lack = unknown?.item.lack;
  return `Can't tell: ${
    lack ? insideSentence(lackInWords(lack)) : 'not everything could be read.'
  }`;
}

function needsAttention(input: HeadlineInput): string {
  const { items, losses, now, entity, statements } = input;
  const plans = items.flatMap(({ plans: own }) => own);
  const bare = items.find(
    ({ plans: own }) =>
      own.length > 0 && !own.some(plan => plan.document.counted.counted),
  );
  if (losses.volume.kind !== 'time' || bare) {
    const due = (bare?.plans ?? plans)
      .flatMap(({ document }) => document.dueAt ?? [])
      .filter(instant => instant > now)
      .sort((a, b) => a - b)
      .at(0);
    const name = items.length > 1 && bare ? ` of ${bare.item.name}` : '';
    const first =
      due === undefined
        ? `No copy${name} yet: the first one is due.`
        : `No copy${name} yet: the first one is due ${timeInWords(due)}.`;
    const back = bare?.losses.volume.dataTime;
    return back === undefined
      ? first
      : `${first} Copies of before hold nothing newer than ${timeInWords(
          Date.parse(back) / 1000,
        )}.`;
  }
  const worst = statements.find(needsOwner);
  if (!worst) return 'Protected now, redundancy reduced.';
  if (worst.code !== 'state') {
    return `Protected now; ${insideSentence(statementTitle(worst, now))}`;
  }
  const counted = plans.filter(plan => plan.document.counted.counted);
  const [only] = counted;
  const success = only?.document.memory.lastSuccess;
  if (
    counted.length === 1 &&
    only.document.id === worst.about.planId &&
    success
  ) {
    const { seconds } = losses.volume;
    const logFlows =
      only.document.fact.database !== undefined &&
      seconds !== undefined &&
      seconds < now - success.finishedAt;
    if (logFlows) {
      return `No new base backup since ${timeInWords(
        success.finishedAt,
      )}. The log is archived: ${durationInWords(seconds)} would be lost.`;
    }
    return `No new copy since ${timeInWords(
      success.finishedAt,
    )}, still inside its ${rpoWords(entity.rpo)}.`;
  }
  const { place } = worst.about;
  // A place is overdue as its copy is, but it is not empty.
  const subject = worst.contradictedBy ? `${place} copy` : place;
  return `Protected now, redundancy reduced: ${subject} ${copyInWords(
    worst,
    now,
  )}.`;
}

function newestWords(volume: LossView): string {
  return volume.seconds === undefined
    ? ''
    : ` Newest copy ${durationInWords(volume.seconds)} old (${
        volume.destination
      }).`;
}

function exempt({ items }: HeadlineInput): string {
  const exemption = items
    .flatMap(({ item }) => item.exemption ?? [])
    .sort((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity))
    .at(0);
  const until =
    exemption?.until === undefined
      ? ''
      : ` until ${dayInWords(exemption.until)}`;
  return `Exempt${until}: ${exemption?.reason ?? 'everything is'}.`;
}

/** @returns the verdict of an entity in one sentence */
export function headline(input: HeadlineInput): string {
  const { verdict } = input.at;
  switch (verdict) {
    case 'at-risk':
      return atRisk(input);
    case 'cannot-tell':
      return cannotTell(input);
    case 'needs-attention':
      return needsAttention(input);
    case 'protected':
      return `Protected.${newestWords(input.losses.volume)}`;
    case 'no-data':
      return 'Nothing to back up.';
    case 'exempt':
      return exempt(input);
    default: {
      const unplaced: never = verdict;
      throw new Error(`Verdict without a headline: ${unplaced}`);
    }
  }
}
