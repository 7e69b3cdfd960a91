import { createdAtOf, existsAt } from '../homelab/appObjects';
import type { DemoApp } from '../homelab/apps/DemoApp';
import { beganAtOf, identityOfPolicy } from '../homelab/kopiur/DemoPolicy';
import type { DemoPolicy } from '../homelab/kopiur/DemoPolicy';
import { seedOfPolicy } from '../homelab/kopiur/policyObjects';
import { POLICY_RETENTION, policyRunsAt } from '../homelab/kopiur/policyRuns';
import { retainOf } from '../homelab/objects/replicationSource';
import { lastExportOf } from '../homelab/lastExportOf';
import { planOf } from '../homelab/story/planOf';
import { DAY } from '../time/durations';
import type { DemoRepository, DemoWriter } from './DemoRepository';
import { KOPIA_DEFAULTS } from './keptByKopia';
import type { DemoRetention } from './keptByKopia';
import { successesOf } from './successesOf';
import type { Success } from './successesOf';

const CLUSTER = 'home-1';

/** When a job looks, and the instant at which the stories are told. Epoch seconds. */
export interface ReportMoment {
  now: number;
  anchor: number;
}

/** What lies in a repository under one name. */
export interface Written {
  /** `user@host:/path`. */
  identity: string;
  /** What was copied. */
  volume: string;
  successes: Success[];
  retention: DemoRetention;
  /** As the mover wrote it into the policy; absent: it wrote none. */
  declared?: Record<string, number>;
}

/** By a ReplicationSource. What one that was removed wrote stays, as it was then. */
function writtenByPlan(
  repository: DemoRepository,
  { cluster, app, plan }: DemoWriter,
  { now, anchor }: ReportMoment,
): Written[] {
  const moment = { cluster, now, anchor };
  const createdAt = createdAtOf(app, moment);
  const removedAt =
    plan.removedAgo === undefined ? Infinity : anchor - plan.removedAgo;
  // A cluster that is silent copies nothing.
  const until = Math.min(
    now,
    removedAt - 1,
    lastExportOf({
      cluster,
      now: new Date(now * 1000),
      anchor: new Date(anchor * 1000),
    }).getTime() / 1000,
  );
  if (
    createdAt > until ||
    !existsAt({ ...moment, now: until }, plan, createdAt)
  )
    return [];
  const declared = retainOf(plan);
  const identity = `${plan.name}@${app.namespace}:/data`;
  const deletion = repository.deleted.find(
    deleted => deleted.identity === identity,
  );
  const deletedFrom = deletion ? anchor - deletion.ago : Infinity;
  const { yearly, ...rest } = declared;
  return [
    {
      identity,
      volume: `${app.namespace}/${plan.claim ?? app.name}`,
      declared,
      retention: {
        ...KOPIA_DEFAULTS,
        ...rest,
        ...(yearly !== undefined && { annual: yearly }),
      },
      successes: successesOf(
        planOf(cluster, app, plan, createdAt, anchor),
        until,
      ).filter(success => now < deletedFrom || success.startedAt < deletedFrom),
    },
  ];
}

/** By Kopiur, which prunes by itself: no policy of the repository says so. */
function writtenByPolicy(
  { app, policy }: { app: DemoApp; policy: DemoPolicy },
  { now, anchor }: ReportMoment,
): Written[] {
  const moment = { cluster: CLUSTER, now, anchor };
  const createdAt = createdAtOf(app, moment);
  if (createdAt > now || !existsAt(moment, policy, createdAt)) return [];
  const { username, hostname, sourcePath } = identityOfPolicy(
    policy,
    app.namespace,
  );
  const { finished } = policyRunsAt(policy, {
    seed: seedOfPolicy(CLUSTER, app.namespace, policy),
    createdAt: beganAtOf(moment, policy, createdAt),
    anchor,
    now,
  });
  return [
    {
      identity: `${username}@${hostname}:${sourcePath}`,
      volume: `${app.namespace}/${policy.claim}`,
      retention: POLICY_RETENTION,
      successes: finished.filter(run => !run.failure),
    },
  ];
}

/** @returns what lies in a repository of the homelab */
export function writtenTo(
  repository: DemoRepository,
  moment: ReportMoment,
): Written[] {
  const retired = repository.leftBehind.map((identity): Written => {
    const last = moment.anchor - 41 * DAY;
    return {
      identity,
      volume: identity,
      retention: KOPIA_DEFAULTS,
      successes: Array.from({ length: 20 }, (_, index) => ({
        startedAt: last - index * 3 * DAY,
        endsAt: last - index * 3 * DAY + 60,
      })),
    };
  });
  return [
    ...repository.writers.flatMap(writer =>
      writtenByPlan(repository, writer, moment),
    ),
    ...repository.policies.flatMap(writer => writtenByPolicy(writer, moment)),
    ...retired,
  ];
}
