import {
  EntityBackups,
  Finding,
  LossView,
  PlanState,
  VerdictAt,
  durationInWords,
  dayInWords,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { EntityDocument, ItemDocument, SourceRecord } from '../keep/documents';
import { PlanAt } from '../keep/planAt';

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

/** States that reduce redundancy, worst first, as they stand in a headline. */
const REDUCING: [PlanState, string][] = [
  ['failing', 'is failing'],
  ['hollow', 'copies nothing'],
  ['stuck', 'is stuck'],
  ['overdue', 'is overdue'],
  ['never-ran', 'has never run'],
  ['gone', 'is gone'],
  ['suspended', 'is suspended'],
];

function rpoWords({ seconds, origin }: EntityDocument['rpo']): string {
  if (seconds === undefined) return 'no RPO';
  return `RPO ${durationInWords(seconds)}${
    origin === 'assumed' ? ', assumed' : ''
  }`;
}

function standing(
  findings: readonly Finding[],
  severity: Finding['severity'],
  at: number,
): Finding | undefined {
  return findings.find(
    finding => finding.severity === severity && (finding.standsFrom ?? 0) <= at,
  );
}

function allFindings({ entity, items }: HeadlineInput): Finding[] {
  return [
    ...items.flatMap(({ item }) => item.findings.map(entry => entry.finding)),
    ...entity.findings,
  ];
}

function atRisk(input: HeadlineInput): string {
  const { items, at } = input;
  const unprotected = items.find(({ item }) => item.unprotected);
  if (unprotected) {
    return `At risk: nothing copies ${unprotected.item.name}.`;
  }
  const breached = items.find(({ item }) => at.judgedAt >= item.atRiskAt);
  if (breached) {
    const { item, losses, plans } = breached;
    if (losses.volume.seconds !== undefined) {
      return `At risk: ${item.name} has no copy newer than ${durationInWords(
        losses.volume.seconds,
      )} (${rpoWords(item.rpo)}).`;
    }
    const because = plans
      .flatMap(({ document }) =>
        document.counted.counted ? [] : document.counted.because,
      )
      .at(0);
    return `At risk: ${item.name} has no copy that counts.${
      because ? ` ${because}` : ''
    }`;
  }
  const finding = standing(allFindings(input), 'breaks-restore', at.judgedAt);
  return finding ? `At risk: ${finding.title}` : 'At risk.';
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
  if (entity.unclassifiedMounts.length > 0) {
    return "Can't tell: it mounts something of a kind that is not understood here.";
  }
  const conflict = items.find(({ item }) => item.conflictsWith.length > 0);
  if (conflict) {
    return `Can't tell: ${
      conflict.item.name
    } is claimed by ${conflict.item.conflictsWith.join(', ')} as well.`;
  }
  const unknown = items.find(({ item }) => at.judgedAt >= item.unknownAt);
  return `Can't tell: ${
    unknown?.item.unknownBecause ?? 'not everything could be read.'
  }`;
}

function needsAttention(input: HeadlineInput): string {
  const { items, at, losses, now, entity } = input;
  const plans = items.flatMap(({ plans: own }) => own);
  if (losses.volume.kind === 'everything') {
    const due = plans
      .flatMap(({ document }) => document.dueAt ?? [])
      .filter(instant => instant > now)
      .sort((a, b) => a - b)
      .at(0);
    return due === undefined
      ? 'No copy yet: the first one is due.'
      : `No copy yet: the first one is due ${timeInWords(due)}.`;
  }
  for (const [state, words] of REDUCING) {
    const found = plans.find(
      plan =>
        plan.state === state &&
        !plan.document.switchedOff &&
        !plan.document.memory.replaced,
    );
    if (!found) continue;
    const { document } = found;
    const counted = plans.filter(plan => plan.document.counted.counted);
    const only = counted.length === 1 && counted[0] === found;
    const success = document.memory.lastSuccess;
    if (only && success) {
      return `No new copy since ${timeInWords(
        success.finishedAt,
      )}, still inside ${rpoWords(entity.rpo)}.`;
    }
    const overdue =
      state === 'overdue' && document.dueAt !== undefined
        ? ` ${durationInWords(now - document.dueAt)}`
        : '';
    const what =
      state === 'hollow' && !document.fact.nothingCopied
        ? 'has no restore point of its last success'
        : words;
    return `Protected now, redundancy reduced: ${document.fact.destination.label} ${what}${overdue}.`;
  }
  if (entity.missingDestinations.length > 0) {
    return `Protected now, but a copy on ${entity.missingDestinations.join(
      ', ',
    )} is expected and there is none.`;
  }
  const finding = standing(allFindings(input), 'erodes', at.judgedAt);
  return finding
    ? `Protected now, but something erodes it: ${finding.title}`
    : 'Protected now, redundancy reduced.';
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
