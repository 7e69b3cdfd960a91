import type {
  Fact,
  FindingFact,
  KubernetesObject,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  claimKey,
  objectKey,
  parseInstant,
  parseLeniently,
  sentenceOf,
  subjectOf,
} from 'backstage-plugin-backups-node';
import { replicationDestinationSchema } from '../read/ReplicationDestination';
import type { ReplicationDestination } from '../read/ReplicationDestination';
import { logTail } from '../text/logTail';
import type { ClusterContext } from './ClusterContext';
import { moverAndSecretFindings } from './driftFindings';
import { findingAbout } from './findingAbout';
import { malformedFinding } from './malformedFinding';
import { populatorFindings } from './populatorFindings';
import { refillsOf } from './refills';
import { repositoryAlias } from './repositoryAlias';
import { seenRestore } from './seenRestore';
import { synchronizingOf } from './synchronizingOf';
import { readKey } from './writtenAt';

/** Printed by both movers before they exit with success. Source: `do_restore`. */
const NOTHING_RESTORED =
  /^.*(?:no eligible snapshots found|no data will be restored|no snapshots found).*$/im;

/**
 * A restore that found nothing before the first copy was made, as the first start
 * of an app does. What it would find now is another matter than the image it left.
 */
function foundNothingYet(
  subject: Subject,
  line: string,
  isImage: boolean,
): FindingFact {
  const { name, namespace } = subject.object;
  return findingAbout(subject, {
    code: 'restored-nothing-yet',
    severity: 'advice',
    title: `The restore ${name} found nothing; copies were made since.`,
    detail: isImage
      ? 'A restore finds those now. The image that it left is empty, and a claim that is made again is filled from it.'
      : 'A restore finds those now.',
    fix: `Change spec.trigger.manual of ReplicationDestination ${namespace}/${name}: it restores once more then.`,
    evidence: [
      { field: 'status.latestMoverStatus.logs', value: sentenceOf(line) },
    ],
  });
}

/** Times that compare as text the way they compare as times. */
const UTC_TIME = /Z$/;

function restoredNothing(
  subject: Subject,
  value: ReplicationDestination,
  { writtenAt }: ClusterContext,
): FindingFact[] {
  const mover = value.status?.latestMoverStatus;
  if (mover?.result !== 'Successful') return [];
  const line = NOTHING_RESTORED.exec(logTail(mover.logs) ?? '');
  if (line === null) return [];
  const key = readKey(subject.object, value);
  const written = key === undefined ? undefined : writtenAt.get(key);
  if ((written ?? 0) > (value.status?.lastSyncTime ?? Infinity)) {
    const isImage = value.status?.latestImage?.name !== undefined;
    return [foundNothingYet(subject, line[0], isImage)];
  }
  const { name, namespace } = subject.object;
  const identity = value.status?.kopia?.requestedIdentity;
  const wipes = value.spec?.kopia?.enableFileDeletion === true;
  return [
    findingAbout(subject, {
      code: 'restored-nothing',
      severity: 'breaks-restore',
      title: `The restore ${name} reports success and restored nothing.`,
      detail: [
        identity === undefined
          ? 'The mover found no snapshot to restore.'
          : `The mover found no snapshot of ${sentenceOf(identity)}.`,
        wipes
          ? 'It empties the volume before it looks for a snapshot.'
          : undefined,
        'A claim that is filled from it is empty.',
      ]
        .filter(sentence => sentence !== undefined)
        .join(' '),
      fix: value.spec?.kopia
        ? `Set spec.kopia.sourceIdentity.sourceName of ReplicationDestination ${namespace}/${name} to the name of the ReplicationSource, check spec.kopia.repository, then change spec.trigger.manual.`
        : `Check the repository of ReplicationDestination ${namespace}/${name}, then change spec.trigger.manual.`,
      evidence: [
        { field: 'status.latestMoverStatus.result', value: mover.result },
        { field: 'status.latestMoverStatus.logs', value: sentenceOf(line[0]) },
      ],
    }),
  ];
}

function comparesAsText(
  subject: Subject,
  value: ReplicationDestination,
): FindingFact[] {
  const restoreAsOf = value.spec?.kopia?.restoreAsOf;
  if (!restoreAsOf || UTC_TIME.test(restoreAsOf)) return [];
  return [
    findingAbout(subject, {
      code: 'restore-time-compared-as-text',
      severity: 'erodes',
      title: `The restore ${subject.object.name} asks for a time that the Kopia mover reads wrongly.`,
      detail:
        'It compares times as text: anything but UTC with a Z picks the wrong snapshot.',
      fix: 'Write spec.kopia.restoreAsOf in UTC, for instance 2026-08-20T00:00:00Z.',
      evidence: [
        { field: 'spec.kopia.restoreAsOf', value: sentenceOf(restoreAsOf) },
      ],
    }),
  ];
}

function unknownReason(
  subject: Subject,
  value: ReplicationDestination,
): FindingFact[] {
  const synchronizing = synchronizingOf(value.status ?? {});
  if (synchronizing.phase !== 'unknown') return [];
  return [
    findingAbout(subject, {
      code: 'unknown-condition-reason',
      severity: 'advice',
      title: `VolSync reports a state of ${subject.object.name} that is not known here: ${synchronizing.reason}.`,
      causeKey: `volsync/unknown-condition-reason/${synchronizing.reason}`,
      evidence: [
        {
          field: 'status.conditions[Synchronizing].reason',
          value: synchronizing.reason,
        },
      ],
    }),
  ];
}

/**
 * Tells what is wrong with a ReplicationDestination itself. One that waits for its
 * manual trigger is idle by design and nothing to tell.
 */
export function observeDestination(
  object: KubernetesObject,
  context: ClusterContext,
): Fact[] {
  const subject = subjectOf(context.cluster, 'ReplicationDestination', object);
  const parsed = parseLeniently(replicationDestinationSchema, {
    spec: object.spec,
    status: object.status,
  });
  if (parsed === undefined) return [malformedFinding(subject, [])];
  const { value, problems } = parsed;
  const createdAt = parseInstant(object.metadata.creationTimestamp);
  const filled = context.claimsByPopulator.get(objectKey(subject.object)) ?? [];
  const { kopia, restic } = value.spec ?? {};
  const claimName = kopia?.destinationPVC ?? restic?.destinationPVC;
  if (claimName) {
    subject.itemKey = claimKey(
      context.cluster,
      subject.object.namespace,
      claimName,
    );
  } else if (filled.length > 0) {
    subject.itemKey = objectKey(filled[0].subject.object);
  }
  const alias = (secret: string) =>
    repositoryAlias(context.cluster, subject.object.namespace, secret);
  const empty = restoredNothing(subject, value, context);
  const seen = seenRestore(subject, value, filled, empty.length > 0, context);
  return [
    ...(seen ? [seen] : []),
    ...refillsOf(subject, value, filled, empty.length > 0, context),
    ...(problems.length > 0 ? [malformedFinding(subject, problems)] : []),
    ...empty,
    // An empty image is old news: one finding is enough.
    ...(empty.length > 0
      ? []
      : populatorFindings(subject, value, filled, createdAt)),
    ...comparesAsText(subject, value),
    ...unknownReason(subject, value),
    ...moverAndSecretFindings(
      subject,
      {
        kopia: kopia?.repository && alias(kopia.repository),
        restic: restic?.repository && alias(restic.repository),
      },
      context,
    ),
  ];
}
