import type { PlanFact } from 'backstage-plugin-backups-node';
import { objectKey } from 'backstage-plugin-backups-node';
import { UNKNOWN_DESTINATION } from '../destination/destinationOf';
import { restoreValueOf } from '../restore/RestoreValue';
import { evidenceOf } from './evidenceOf';
import { identityOf } from './identityOf';
import type { KopiurContext } from './KopiurContext';
import type { ObservedPlan } from './ObservedPlan';
import type { ObservedRun } from './ObservedRun';
import { repositoryAlias } from './repositoryKey';
import { runsOf } from './runsOf';

/**
 * Copies in repositories that a policy wrote to before: nothing is added to them,
 * and Kopiur still lists them.
 *
 * @param observed - of the source, in a repository that the policy writes to now
 * @param all - of the source, in any repository
 * @param present - keys of the repositories that the policy writes to now
 */
export function plansElsewhere(
  { plan, policy, source, clock }: ObservedPlan,
  all: readonly ObservedRun[],
  present: ReadonlySet<string>,
  context: KopiurContext,
): PlanFact[] {
  const groups = new Map<string, ObservedRun[]>();
  for (const run of all) {
    const { repository } = run;
    if (repository === undefined || present.has(repository)) continue;
    groups.set(repository, [...(groups.get(repository) ?? []), run]);
  }
  return [...groups].flatMap(([key, snapshots]): PlanFact[] => {
    const runs = runsOf(snapshots);
    if (!runs.lastSuccess) return [];
    const known = context.repositories.get(key);
    const target = { key, known };
    const identity = identityOf(policy.subject, policy.value, source, target);
    const claim =
      source.itemKey === undefined
        ? undefined
        : context.claims?.get(source.itemKey);
    return [
      {
        ...plan,
        former: true,
        key: `${objectKey(policy.subject.object)}/${key}/${source.name}`,
        fingerprint: `kopiur|${key}|${source.name}`,
        madeOf: undefined,
        madeSince: undefined,
        createdAt: undefined,
        destination: known?.destination ?? UNKNOWN_DESTINATION,
        leads: known?.secretName ? { secretName: known.secretName } : undefined,
        schedule: { kind: 'none' },
        suspended: false,
        lastSuccess: runs.lastSuccess,
        nextDueAt: undefined,
        runningSince: undefined,
        queued: undefined,
        lastAttemptFailed: undefined,
        controllerError: undefined,
        nothingCopied: undefined,
        records: runs.records,
        logTail: undefined,
        writes: {
          repository: known?.alias ?? repositoryAlias(context.cluster, key),
          identity,
        },
        restoreTestedAt: undefined,
        evidence: evidenceOf({ policy, known, clock, runs }),
        restore: restoreValueOf({
          policy,
          source,
          target,
          runs,
          identity,
          claim,
        }),
      },
    ];
  });
}
