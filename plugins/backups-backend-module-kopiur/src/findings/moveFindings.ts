import type {
  ClusterSnapshot,
  FindingFact,
} from 'backstage-plugin-backups-node';
import { describeObject } from 'backstage-plugin-backups-node';
import { VOLSYNC_PATH, underName } from '../observe/KopiurContext';
import type { KopiurContext } from '../observe/KopiurContext';
import type { ObservedPlan } from '../observe/ObservedPlan';
import { nameOf } from '../observe/ObservedRun';
import type { Tell } from './Tell';

/** What fills claims with VolSync's copies. The VolSync provider lists it. */
export const POPULATORS = 'volsync.backube/replicationdestinations';

/**
 * The history of before a move from VolSync, where the policy does not go on
 * with its name: nothing but a restore by hand reaches it.
 */
function leftHistory(
  { plan, source, target, policy }: ObservedPlan,
  context: KopiurContext,
  tell: Tell,
): FindingFact[] {
  const identity = plan.writes?.identity;
  if (identity === undefined || source.claim === undefined) return [];
  const [namespace, claim] = source.claim.split('/');
  const users = [...new Set([claim, policy.subject.object.name])];
  const left = users
    .flatMap(
      user =>
        context.ofVolSync.get(underName(target.key, `${user}@${namespace}`)) ??
        [],
    )
    .filter(run => nameOf(run) !== identity);
  const [first] = left;
  if (!first) return [];
  const name = nameOf(first) ?? '';
  return [
    tell({
      code: 'history-under-another-name',
      severity: 'advice',
      title: `${left.length} ${
        left.length === 1 ? 'snapshot' : 'snapshots'
      } from before the move from VolSync ${
        left.length === 1 ? 'lies' : 'lie'
      } under ${name}, and ${plan.object.name} now writes as ${identity}.`,
      detail:
        'They are not counted here, no retention touches them, and only a Restore by identity reaches them.',
      fix: `To go on with that history, give the policy its identity: spec.identity (${name.replace(
        /:.*$/,
        '',
      )}) and sourcePathOverride: ${VOLSYNC_PATH}. 'kubectl kopiur migrate volsync --strict --dry-run' prints both.`,
      evidence: [
        { field: 'status.resolved.identity', value: identity },
        {
          field: 'status.adoption.lastScanUnmatched',
          value: String(
            policy.value.status?.adoption?.lastScanUnmatched ?? '(no scan yet)',
          ),
        },
      ],
    }),
  ];
}

/** A claim still names what VolSync filled it from, and that is gone. */
function stalePopulator(
  { source }: ObservedPlan,
  context: KopiurContext,
  snapshot: ClusterSnapshot,
  tell: Tell,
): FindingFact[] {
  const claim = context.claims?.get(source.itemKey ?? '');
  const populator = claim?.value.spec?.dataSourceRef;
  if (!claim || populator?.kind !== 'ReplicationDestination') return [];
  const listing = snapshot.listings.get(POPULATORS);
  if (!listing || listing.outcome === 'unread') return [];
  const namespace = populator.namespace ?? claim.subject.object.namespace;
  const isThere =
    listing.outcome === 'complete' &&
    listing.objects.some(
      ({ metadata }) =>
        metadata.name === populator.name && metadata.namespace === namespace,
    );
  if (isThere) return [];
  return [
    tell({
      code: 'populator-of-volsync-is-gone',
      severity: 'advice',
      title: `If the claim ${claim.subject.object.name} is created again as Git has it, it waits for ever.`,
      detail: `It names ReplicationDestination ${populator.name} as its source of data, which was removed with VolSync.`,
      fix: `Name a Restore of Kopiur in its dataSourceRef, or none, in what makes ${describeObject(
        claim.subject.object,
      )}. A claim that exists cannot be changed, and need not be.`,
      evidence: [{ field: 'spec.dataSourceRef.name', value: populator.name }],
    }),
  ];
}

/**
 * What a move from VolSync left behind.
 *
 * @param snapshot - for what other providers list
 */
export function moveFindings(
  observed: ObservedPlan,
  context: KopiurContext,
  snapshot: ClusterSnapshot,
  tell: Tell,
): FindingFact[] {
  return [
    ...leftHistory(observed, context, tell),
    ...stalePopulator(observed, context, snapshot, tell),
  ];
}
