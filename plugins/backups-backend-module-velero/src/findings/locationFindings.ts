import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import { parseGoDuration, sentenceOf } from 'backstage-plugin-backups-node';
import type { StorageLocation } from '../read/StorageLocation';
import type { Observed } from '../observe/Observed';
import { findingAbout } from '../observe/findingAbout';

/** Source: `--store-validation-frequency` of the Velero server. Seconds. */
const DEFAULT_FREQUENCY = 60;

/** A check is old after so many of them, and never before an hour. */
const MISSED_CHECKS = 10;
const PATIENCE = 3600;

function frequencyOf({ value }: Observed<StorageLocation>): number {
  const text = value.spec?.validationFrequency;
  return (
    (text === undefined ? undefined : parseGoDuration(text)) ??
    DEFAULT_FREQUENCY
  );
}

/** Velero does not look at it any more: the server stands still, or cannot. */
function oldCheck(
  subject: Subject,
  location: Observed<StorageLocation>,
): FindingFact[] {
  const { lastValidationTime } = location.value.status ?? {};
  const frequency = frequencyOf(location);
  // 0 switches the check off.
  if (lastValidationTime === undefined || frequency <= 0) return [];
  const { name, namespace } = location.object.metadata;
  return [
    findingAbout(subject, {
      code: 'location-not-checked',
      severity: 'erodes',
      title: `Velero has not checked location ${name} for long.`,
      detail:
        'It checks its locations all the time while it runs. Where it does not, it makes no Backup either, and its last word on the location is old.',
      fix: `Look whether the Velero server runs in namespace ${namespace}.`,
      causeKey: `velero/location-not-checked/${subject.object.cluster}/${namespace}/${name}`,
      standsFrom:
        lastValidationTime + Math.max(PATIENCE, MISSED_CHECKS * frequency),
      evidence: [
        {
          field: `status.lastValidationTime of BackupStorageLocation ${name}`,
          value: new Date(lastValidationTime * 1000).toISOString(),
        },
      ],
    }),
  ];
}

function phaseFindings(
  subject: Subject,
  location: Observed<StorageLocation>,
): FindingFact[] {
  const { phase = '', message } = location.value.status ?? {};
  const { name, namespace } = location.object.metadata;
  const evidence = [
    { field: `status.phase of BackupStorageLocation ${name}`, value: phase },
  ];
  switch (phase) {
    case '':
    case 'Available':
      return [];
    case 'Unavailable':
      return [
        findingAbout(subject, {
          code: 'location-unavailable',
          severity: 'erodes',
          title: `Velero does not reach location ${name}${
            message ? `: ${sentenceOf(message)}` : '.'
          }`,
          detail:
            'Until it does, Velero makes no Backup there, restores none from it, and deletes none that has expired.',
          fix: `Check the bucket, its address and its credentials (BackupStorageLocation ${namespace}/${name}).`,
          causeKey: `velero/location-unavailable/${subject.object.cluster}/${namespace}/${name}`,
          evidence,
        }),
      ];
    default:
      return [
        findingAbout(subject, {
          code: 'unknown-phase',
          severity: 'advice',
          title: `Velero reports a phase of location ${name} that is not known here.`,
          causeKey: `velero/unknown-phase/BackupStorageLocation/${sentenceOf(
            phase,
          )}`,
          evidence,
        }),
      ];
  }
}

function readOnly(
  subject: Subject,
  location: Observed<StorageLocation>,
): FindingFact[] {
  if (location.value.spec?.accessMode !== 'ReadOnly') return [];
  const { name, namespace } = location.object.metadata;
  return [
    findingAbout(subject, {
      code: 'location-read-only',
      severity: 'erodes',
      title: `Location ${name} is read-only: no Backup can be made there, and none that expires is deleted.`,
      fix: `If restores from it are done, set spec.accessMode of BackupStorageLocation ${namespace}/${name} to ReadWrite.`,
      causeKey: `velero/location-read-only/${subject.object.cluster}/${namespace}/${name}`,
      evidence: [
        {
          field: `spec.accessMode of BackupStorageLocation ${name}`,
          value: 'ReadOnly',
        },
      ],
    }),
  ];
}

/**
 * Every repository has the password that Velero's source prints, unless it was
 * set before the first backup. Source: `pkg/repository/keys`.
 */
function knownPassword(
  subject: Subject,
  location: Observed<StorageLocation>,
): FindingFact {
  const { name, namespace } = location.object.metadata;
  return findingAbout(subject, {
    code: 'known-repository-password',
    severity: 'advice',
    title: `Copies in location ${name} are encrypted with a password that is public, unless it was set before the first backup.`,
    detail:
      'Velero writes the same password into Secret velero-repo-credentials of every installation. Anyone who can read the bucket can then read what is in it. The Secret is not read here, so whether yours is another one is not known.',
    fix: 'Where you set it before the first backup, say so with backups.providers.velero.ownRepositoryPassword: true. Never change it afterwards: what was written before could not be read any more. Use a new location with a password of its own.',
    causeKey: `velero/known-repository-password/${subject.object.cluster}/${namespace}`,
  });
}

/**
 * What is wrong with the place that a plan writes to, told of each plan.
 *
 * @param subject - of the plan
 * @param location - absent: the BackupStorageLocation is not there
 * @param name - of the location
 * @param options - `ownPassword`: somebody declares it; `writes`: Backups are
 * still made there
 */
export function locationFindings(
  subject: Subject,
  location: Observed<StorageLocation> | undefined,
  name: string,
  options: { ownPassword: boolean; writes: boolean },
): FindingFact[] {
  if (!location) {
    return [
      findingAbout(subject, {
        code: 'location-missing',
        severity: 'erodes',
        title: `Location ${name} is not there, so nothing can be copied to it or restored from it.`,
        fix: `Create BackupStorageLocation ${subject.object.namespace}/${name}, or name another one in spec.template.storageLocation.`,
        causeKey: `velero/location-missing/${subject.object.cluster}/${subject.object.namespace}/${name}`,
      }),
    ];
  }
  return [
    ...phaseFindings(subject, location),
    ...oldCheck(subject, location),
    ...(options.writes ? readOnly(subject, location) : []),
    ...(options.ownPassword ? [] : [knownPassword(subject, location)]),
  ];
}
