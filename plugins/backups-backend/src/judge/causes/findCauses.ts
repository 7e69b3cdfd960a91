import { CauseKind } from 'backstage-plugin-backups-common';
import { hostOf } from 'backstage-plugin-backups-node';
import { JudgedPlan } from '../JudgedPlan';
import { errorClassOf } from './errorClassOf';

/** Troubles that begin within this time may have one cause. Seconds. */
const TOGETHER = 1800;
/** So many of one kind are no coincidence. */
const MANY = 3;

/** One reason for many troubles. Instants are epoch seconds. */
export interface Cause {
  /** Stable while it lasts, safe in a URL. */
  key: string;
  kind: CauseKind;
  subject: string;
  /** When the first of them began; 0: a source that never answered. */
  since: number;
  /** From here there are enough of them to be no coincidence. */
  from: number;
  /** Those who went bad, and those who will before the next reading is due, the first at first. */
  members: CauseMember[];
  /** Copies that share what it is about, sound ones included. */
  of: number;
}

/** A plan that is a part of a cause. */
export interface CauseMember {
  planId: string;
  since: number;
}

/** A source, as far as it can be a cause. */
export interface CauseSource {
  id: string;
  /** The cluster or the server. */
  cluster: string;
  outcome: 'answered' | 'not-installed' | 'unread' | 'never-read';
  /** Last complete reading, epoch seconds; 0: never. */
  readAt: number;
  /** Until then its reading stands, epoch seconds. */
  currentUntil: number;
  /** Names and addresses of the machine it runs on. */
  hosts?: readonly string[];
}

interface Trait {
  key: string;
  kind: CauseKind;
  subject: string;
}

interface Group extends Trait {
  of: number;
  troubled: CauseMember[];
}

/** Where two explain equally much, the more particular one is said. */
const PARTICULARITY: Record<CauseKind, number> = {
  source: 0,
  server: 1,
  destination: 2,
  error: 3,
  cluster: 4,
};

/** What is said of a plan stands for so long at most, as 01 says of facts. Seconds. */
interface Timing {
  readAt: number;
  intervalSeconds: number;
}
const EXTRAPOLATED_INTERVALS = 3;

/**
 * @returns when a plan went bad, or will before another reading is due;
 * `undefined` where it does not
 */
function troubledSince(
  plan: JudgedPlan,
  { readAt: asOf, intervalSeconds }: Timing,
): number | undefined {
  const until = asOf + EXTRAPOLATED_INTERVALS * intervalSeconds;
  const { thresholds, memory } = plan;
  switch (thresholds.fixed) {
    case 'failing':
      return memory.failingSince ?? memory.errorSince ?? asOf;
    case 'hollow':
      return memory.lastSuccess?.finishedAt ?? asOf;
    case 'gone':
      return memory.lastSuccess && !memory.replaced ? memory.goneAt : undefined;
    case 'suspended':
      return plan.switchedOff ? undefined : memory.suspendedSince;
    case undefined:
      if (thresholds.stuckAt <= until) return thresholds.stuckAt;
      return thresholds.overdueAt <= until ? thresholds.overdueAt : undefined;
    default: {
      const unplaced: never = thresholds.fixed;
      throw new Error(`State without a place: ${unplaced}`);
    }
  }
}

function traitsOf({ joined, memory }: JudgedPlan): Trait[] {
  const { destination, object } = joined.fact;
  const server = destination.server && hostOf(destination.server);
  const place = destination.failureDomain ?? destination.label;
  const error = errorClassOf(
    memory.failureMessage ?? joined.fact.controllerError?.message,
  );
  const traits: Trait[] = [
    {
      key: `destination/${place}`,
      kind: 'destination',
      subject: destination.label,
    },
    {
      key: `cluster/${object.cluster}`,
      kind: 'cluster',
      subject: object.cluster,
    },
  ];
  if (server) {
    traits.push({ key: `server/${server}`, kind: 'server', subject: server });
  }
  if (error) {
    traits.push({ key: `error/${error}`, kind: 'error', subject: error });
  }
  return traits;
}

function groupsOf(
  plans: readonly { plan: JudgedPlan; since: number | undefined }[],
): Group[] {
  const groups = new Map<string, Group>();
  for (const { plan, since } of plans) {
    for (const trait of traitsOf(plan)) {
      // Only those who fail have an error: nobody else can share it.
      if (trait.kind === 'error' && since === undefined) continue;
      const group = groups.get(trait.key) ?? { ...trait, of: 0, troubled: [] };
      groups.set(trait.key, group);
      group.of += 1;
      if (since !== undefined) group.troubled.push({ planId: plan.id, since });
    }
  }
  return [...groups.values()];
}

/**
 * The members of a group that share a cause: those who began together, and all
 * who followed while it lasts.
 */
function membersOf(
  group: Group,
  taken: ReadonlySet<string>,
): { members: CauseMember[]; from: number } | undefined {
  const left = group.troubled
    .filter(({ planId }) => !taken.has(planId))
    .sort((a, b) => a.since - b.since);
  const enough = Math.min(
    MANY,
    group.kind === 'error' ? MANY : Math.max(2, Math.ceil(group.of / 2)),
  );
  for (let start = 0; start + enough <= left.length; start += 1) {
    const from = left[start + enough - 1].since;
    if (from - left[start].since <= TOGETHER) {
      return { members: left.slice(start), from };
    }
  }
  return undefined;
}

/** Machines without which a copy is not made: where it goes, and what it mounts. */
function hostsNeededBy({ joined }: JudgedPlan): string[] {
  const { destination, needs = [] } = joined.fact;
  const server = destination.server && hostOf(destination.server);
  return [server, ...needs.map(({ host }) => host)].flatMap(host => host ?? []);
}

/**
 * Copies that wait for machines that do not answer: what they need is there, and
 * they went bad after it was last heard of.
 *
 * @param silent - sources of one name, none of which answers
 */
function waitingFor(
  silent: readonly CauseSource[],
  plans: readonly JudgedPlan[],
  timings: ReadonlyMap<string, Timing>,
): { waiting: CauseMember[]; of: number } {
  const hosts = new Set(silent.flatMap(source => source.hosts ?? []));
  const heardOf = Math.max(0, ...silent.map(({ readAt }) => readAt));
  // Of a machine that never answered nobody knows whether it ever will.
  if (hosts.size === 0 || heardOf === 0) return { waiting: [], of: 0 };
  const needing = plans.filter(
    plan =>
      !plan.switchedOff && hostsNeededBy(plan).some(host => hosts.has(host)),
  );
  const waiting = needing.flatMap((plan): CauseMember[] => {
    const timing = timings.get(plan.joined.sourceId);
    const since = timing && troubledSince(plan, timing);
    return since !== undefined && since >= heardOf - TOGETHER
      ? [{ planId: plan.id, since }]
      : [];
  });
  return { waiting, of: needing.length };
}

function unreadSources(
  plans: readonly JudgedPlan[],
  sources: readonly CauseSource[],
  timings: ReadonlyMap<string, Timing>,
): Cause[] {
  const silent = new Map<string, CauseSource[]>();
  for (const source of sources) {
    if (source.outcome !== 'unread' && source.outcome !== 'never-read') {
      continue;
    }
    silent.set(source.cluster, [...(silent.get(source.cluster) ?? []), source]);
  }
  return [...silent].map(([cluster, own]): Cause => {
    const ids = new Set(own.map(({ id }) => id));
    const currentUntil = Math.min(...own.map(source => source.currentUntil));
    const members = plans.filter(plan => ids.has(plan.joined.sourceId));
    const { waiting, of } = waitingFor(
      own,
      plans.filter(plan => !ids.has(plan.joined.sourceId)),
      timings,
    );
    return {
      key: `source/${cluster}`,
      kind: 'source',
      subject: cluster,
      since: Math.max(0, ...own.map(({ readAt }) => readAt)),
      // One copy that waits is enough; what it tells itself stands a while longer.
      from: Math.min(currentUntil, ...waiting.map(({ since }) => since)),
      members: [
        ...members.map(({ id }) => ({ planId: id, since: currentUntil })),
        ...waiting,
      ],
      of: members.length + of,
    };
  });
}

/**
 * Finds what troubles have in common: at least three copies, or at least half
 * of all copies, that went bad within half an hour of each other on one server,
 * at one destination, with one error or on one cluster; and every cluster or
 * server that does not answer, with the copies that wait for it. Whoever will go bad before another reading is due
 * is placed already, so that nothing is told alone for one cycle. A copy is a part of one cause only: of the one
 * that explains most.
 *
 * @param timings - when each source was read, by source id, epoch seconds
 */
export function findCauses(options: {
  plans: readonly JudgedPlan[];
  sources: readonly CauseSource[];
  timings: ReadonlyMap<string, Timing>;
}): Cause[] {
  const { plans, sources, timings } = options;
  const causes = unreadSources(plans, sources, timings);
  const taken = new Set(
    causes.flatMap(cause => cause.members.map(({ planId }) => planId)),
  );
  const judged = plans.flatMap(plan => {
    if (taken.has(plan.id) || plan.switchedOff) return [];
    const timing = timings.get(plan.joined.sourceId);
    if (!timing) return [];
    const since = troubledSince(plan, timing);
    const stands = plan.thresholds.fixed !== 'gone' || since !== undefined;
    return stands ? [{ plan, since }] : [];
  });
  const groups = groupsOf(judged);
  for (;;) {
    const [best] = groups
      .flatMap(group => {
        const found = membersOf(group, taken);
        return found ? [{ group, ...found }] : [];
      })
      .sort(
        (a, b) =>
          b.members.length ** 2 / b.group.of -
            a.members.length ** 2 / a.group.of ||
          PARTICULARITY[a.group.kind] - PARTICULARITY[b.group.kind] ||
          (a.group.key < b.group.key ? -1 : 1),
      );
    if (!best) return causes;
    const { key, kind, subject, of } = best.group;
    causes.push({
      key,
      kind,
      subject,
      of,
      since: best.members[0].since,
      from: best.from,
      members: best.members,
    });
    for (const { planId } of best.members) taken.add(planId);
  }
}
