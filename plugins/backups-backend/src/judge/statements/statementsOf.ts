import {
  ALWAYS,
  Exemption,
  ItemKind,
  NEVER,
  PlanState,
  PlanThresholds,
} from 'backstage-plugin-backups-common';
import { PlanFact, latestInstant } from 'backstage-plugin-backups-node';
import { KnownFinding, foundFacts, isWorded } from '../findings/JudgedFinding';
import { SuspectedDatabase } from '../../match/SuspectedDatabase';
import { Lack } from '../Lack';
import { Proof } from '../proof';
import { PARTLY_COPIED } from '../judgePartialCopy';
import { PlanMemory } from '../memory/PlanMemory';
import { needsOwner, rankOf, rankOfState } from './ranks';
import { stateSpans } from './stateSpans';
import {
  About,
  CauseOfPlan,
  KeptStatement,
  Said,
  Statement,
  exemptUntil,
} from './Statement';

/** A plan as far as statements are made of it. */
export interface StatedPlan {
  id: string;
  fact: Pick<
    PlanFact,
    | 'destination'
    | 'evidence'
    | 'former'
    | 'nothingCopied'
    | 'reportsSuccess'
    | 'standsStill'
  >;
  memory: Pick<PlanMemory, 'lastSuccess' | 'replaced'>;
  thresholds: PlanThresholds;
  /** The state it is in now; absent: those it goes through are stated. */
  state?: PlanState;
  dueAt?: number;
  /** What its repository says about what it claims. */
  proof?: Pick<Proof, 'newestIs'>;
  switchedOff: boolean;
  /** What its trouble has in common with that of others. */
  cause?: CauseOfPlan;
}

/** An item as far as statements are made of it. */
export interface StatedItem {
  key: string;
  kind: ItemKind;
  name: string;
  holders?: readonly string[];
  exemption?: Exemption;
  conflictsWith: readonly string[];
  unprotected: boolean;
  atRiskAt: number;
  unknownAt: number;
  lack?: Lack;
  findings: readonly { finding: KnownFinding; planId?: string }[];
}

/** An entity as far as statements are made of it. */
export interface StatedEntity {
  ref: string;
  findings: readonly KnownFinding[];
  missingDestinations: readonly string[];
  unclassifiedMounts: readonly string[];
  suspectedDatabases?: readonly SuspectedDatabase[];
}

type Rest = Pick<Statement, 'about' | 'cause'> &
  Partial<Pick<Statement, 'from' | 'until' | 'evidence' | 'fix'>>;

function stating(
  said: Exclude<Said, { code: 'state' }>,
  rest: Rest,
): Statement[] {
  const { from = ALWAYS, until = NEVER } = rest;
  return from >= NEVER || from >= until
    ? []
    : [{ evidence: [], ...rest, ...said, rank: rankOf(said), from }];
}

function ofFinding(finding: KnownFinding, about: About): Statement[] {
  const { severity, causeKey, standsFrom, evidence } = finding;
  const rest = {
    about,
    cause: `finding/${causeKey}`,
    from: standsFrom,
    evidence,
  };
  if (!isWorded(finding)) {
    const found = foundFacts(finding);
    return stating({ code: 'finding', severity, found }, rest);
  }
  const { title, detail, fix } = finding;
  return stating(
    { code: 'finding', severity, title, detail },
    { ...rest, fix },
  );
}

/**
 * States of a plan that are trouble, each with the time for which it is in
 * them. What took the place of a former plan is stated instead.
 */
export function planStatements(plan: StatedPlan, item: About): Statement[] {
  const { fact, memory, switchedOff, cause } = plan;
  if (fact.former || memory.replaced) return [];
  const spans = plan.state
    ? [{ state: plan.state, from: ALWAYS, until: NEVER }]
    : stateSpans(plan.thresholds);
  return spans.flatMap(({ state: is, from, until }) => {
    // What tells of no success is not judged by a schedule; its item says so.
    if (is === 'unscheduled' && !fact.reportsSuccess) return [];
    // There is nothing new to copy.
    if (is === 'suspended' && fact.standsStill) return [];
    const rank = rankOfState(is, {
      isMissed:
        (is !== 'suspended' || !switchedOff) &&
        (is !== 'gone' || memory.lastSuccess !== undefined),
    });
    if (rank === undefined) return [];
    return [
      {
        code: 'state',
        state: is,
        ...(is === 'suspended' &&
          switchedOff && { switchedOff: true as const }),
        ...(is === 'hollow' && {
          contradictedBy: fact.nothingCopied ? 'log' : 'listing',
          ...(plan.proof?.newestIs && { newestIs: plan.proof.newestIs }),
        }),
        ...(is === 'overdue' && { dueAt: plan.dueAt }),
        ...(cause && { shared: cause }),
        about: { ...item, planId: plan.id, place: fact.destination.label },
        // What began alone has a cause of its own.
        cause: cause?.key ?? `plan/${plan.id}`,
        rank,
        from,
        ...(until < NEVER && { until }),
        evidence: fact.evidence,
      } satisfies Statement,
    ];
  });
}

/** What is wrong with a place is found for each plan that goes there, and stated once. */
function once(statements: readonly Statement[]): Statement[] {
  const known = new Set<string>();
  return statements.filter(statement => {
    if (statement.code !== 'finding') return true;
    const { cause, from } = statement;
    const said =
      'found' in statement
        ? statement.found
        : [statement.title, statement.detail ?? ''];
    const key = JSON.stringify([cause, said, from]);
    return known.size < known.add(key).size;
  });
}

function itemStatements(
  item: StatedItem,
  plans: readonly StatedPlan[],
): Statement[] {
  const { key, name, kind, holders, conflictsWith } = item;
  const about: About = {
    itemKey: key,
    item: name,
    itemKind: kind,
    ...(holders && holders.length > 0 && { holders }),
  };
  const own = (said: Exclude<Said, { code: 'state' }>, rest: Partial<Rest>) =>
    stating(said, { about, cause: `${said.code}/${key}`, ...rest });
  const copiedUntil = latestInstant(
    plans.map(({ memory }) => memory.lastSuccess?.finishedAt),
  );
  const statements = [
    ...(item.unprotected
      ? own(
          {
            code: 'unprotected',
            ...(item.findings.some(
              ({ finding }) => finding.code === PARTLY_COPIED,
            ) && { partly: true as const }),
            ...(copiedUntil !== undefined && { copiedUntil }),
          },
          {},
        )
      : [
          ...own({ code: 'past-rpo' }, { from: item.atRiskAt }),
          // What is past its RPO by what is known is told as that.
          ...own(
            {
              code: 'unknown',
              hasPlans: plans.length > 0,
              ...(plans.length > 0 &&
                plans.every(({ fact }) => !fact.reportsSuccess) && {
                  untold: true as const,
                }),
              ...(item.lack && { lack: item.lack }),
            },
            {
              from: item.unknownAt,
              ...(item.atRiskAt < NEVER && { until: item.atRiskAt }),
            },
          ),
        ]),
    ...(conflictsWith.length > 0
      ? own({ code: 'conflict', claimedBy: conflictsWith }, {})
      : []),
    ...plans.flatMap(plan => planStatements(plan, about)),
    ...item.findings.flatMap(({ finding, planId }) =>
      ofFinding(finding, planId ? { ...about, planId } : about),
    ),
  ];
  const counts = exemptUntil(item.exemption);
  return once(statements).flatMap(statement => {
    const from = Math.max(statement.from, counts);
    return from < (statement.until ?? NEVER) ? [{ ...statement, from }] : [];
  });
}

/**
 * States what is wrong with an entity, and what will be when nothing happens,
 * each with the time for which it applies. Everything that is said of trouble,
 * on a page, in a list or in a message, is one of these.
 *
 * @param items - with their plans
 */
export function statementsOf(
  entity: StatedEntity,
  items: readonly { item: StatedItem; plans: readonly StatedPlan[] }[],
): Statement[] {
  return [
    ...items.flatMap(({ item, plans }) => itemStatements(item, plans)),
    ...entity.findings.flatMap(finding => ofFinding(finding, {})),
    ...entity.missingDestinations.flatMap(place =>
      stating(
        { code: 'missing-copy', place },
        { about: { place }, cause: `missing/${place}` },
      ),
    ),
    ...entity.unclassifiedMounts.flatMap(mount =>
      stating(
        { code: 'mount-not-understood', mount },
        { about: {}, cause: `unclassified/${entity.ref}` },
      ),
    ),
    ...(entity.suspectedDatabases ?? []).flatMap((suspected, index) =>
      stating(
        { code: 'unlinked-database', suspected },
        { about: {}, cause: `unlinked-database/${entity.ref}/${index}` },
      ),
    ),
  ];
}

/** @returns statements that owners have to do something about, as they are kept */
export function keptStatements(
  statements: readonly Statement[],
): KeptStatement[] {
  return statements
    .filter(needsOwner)
    .map(({ evidence: _, ...statement }) =>
      statement.code === 'finding' && 'title' in statement
        ? { ...statement, detail: undefined }
        : statement,
    );
}
