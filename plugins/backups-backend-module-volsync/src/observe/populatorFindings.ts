import { dayOf } from 'backstage-plugin-backups-common';
import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import {
  commandInText,
  kubectl,
  kubectlPatch,
  objectKey,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import type { ReplicationDestination } from '../read/ReplicationDestination';
import type { Observed } from './ClusterContext';
import { findingAbout } from './findingAbout';

/** A first restore of a large volume may take that long. */
const FIRST_RESTORE_SECONDS = 24 * 3600;

function withoutImage(
  subject: Subject,
  claim: Subject,
  value: ReplicationDestination,
  createdAt: number | undefined,
): FindingFact {
  const { name, namespace } = subject.object;
  const startedAt = value.status?.lastSyncStartTime ?? createdAt;
  return findingAbout(subject, {
    code: 'populator-without-image',
    severity: 'erodes',
    title: `${name} has no image to fill the claim ${claim.object.name} from.`,
    detail: `A claim that names it as its data source stays pending when it is created again. Restores by other means are not affected.`,
    fix: `Look at ${commandInText(
      kubectl(namespace, 'describe', 'replicationdestination', name),
    )}; only copyMethod Snapshot makes images.`,
    standsFrom:
      startedAt === undefined ? undefined : startedAt + FIRST_RESTORE_SECONDS,
    evidence: [
      { field: 'status.latestImage', value: '(not set)' },
      {
        field: 'status.latestMoverStatus.result',
        value: sentenceOf(value.status?.latestMoverStatus?.result ?? '(none)'),
      },
    ],
  });
}

function oldImage(
  subject: Subject,
  claim: Subject,
  value: ReplicationDestination,
): FindingFact[] {
  const { trigger } = value.spec ?? {};
  // One that runs on a schedule keeps its image fresh.
  if (trigger?.schedule && !trigger.manual) return [];
  const { name, namespace } = subject.object;
  const madeAt = value.status?.lastSyncTime;
  const date = madeAt === undefined ? undefined : dayOf(madeAt);
  return [
    findingAbout(subject, {
      code: 'populator-serves-old-image',
      severity: 'advice',
      title: `Creating the claim ${
        claim.object.name
      } again would bring back the image of ${
        date ?? 'an unknown date'
      }, not the newest copy.`,
      detail: `${name} restored once and keeps that image until its trigger changes.`,
      fix: `Before creating the claim again: ${commandInText(
        kubectlPatch(namespace, 'replicationdestination', name, {
          spec: { trigger: { manual: 'restore-<date>' } },
        }),
      )}, and wait until status.lastManualSync is that.`,
      evidence: [
        {
          field: 'status.latestImage.name',
          value: sentenceOf(value.status?.latestImage?.name ?? ''),
        },
        ...(madeAt === undefined
          ? []
          : [
              {
                field: 'status.lastSyncTime',
                value: new Date(madeAt * 1000).toISOString(),
              },
            ]),
      ],
    }),
  ];
}

/**
 * What would happen to claims that name a ReplicationDestination as their data
 * source if they were created again.
 *
 * @param claims - that do
 * @param createdAt - of the ReplicationDestination, epoch seconds
 */
export function populatorFindings(
  subject: Subject,
  value: ReplicationDestination,
  claims: readonly Observed<PersistentVolumeClaim>[],
  createdAt: number | undefined,
): FindingFact[] {
  return claims.flatMap(({ subject: claim }) => {
    const aboutClaim = { ...subject, itemKey: objectKey(claim.object) };
    return value.status?.latestImage?.name
      ? oldImage(aboutClaim, claim, value)
      : [withoutImage(aboutClaim, claim, value, createdAt)];
  });
}
