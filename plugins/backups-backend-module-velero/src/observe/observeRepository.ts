import type {
  Fact,
  FindingFact,
  MaintenanceFact,
} from 'backstage-plugin-backups-node';
import {
  commandInText,
  kubectl,
  parseGoDuration,
  parseInstant,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { Repository } from '../read/Repository';
import { VELERO_GROUP } from '../read/resources';
import type { Observed } from './Observed';
import { findingAbout } from './findingAbout';
import { malformedFinding } from './malformedFinding';
import { repositoryAlias } from './repositoryAlias';

type Status = NonNullable<Repository['status']>;
type Run = NonNullable<Status['recentMaintenance']>[number];

function endOf(run: Run): number {
  return run.completeTimestamp ?? run.startTimestamp ?? 0;
}

function upkeepOf({
  recentMaintenance = [],
  lastMaintenanceTime,
}: Status): Pick<MaintenanceFact, 'lastSuccessAt' | 'failing'> {
  const runs = [...recentMaintenance].sort((a, b) => endOf(b) - endOf(a));
  const good = runs.findIndex(({ result }) => result === 'Succeeded');
  const failed = (good < 0 ? runs : runs.slice(0, good)).filter(
    ({ result }) => result === 'Failed',
  );
  const [newest] = failed;
  const isOfFailure = runs.some(
    run => run.result === 'Failed' && endOf(run) === lastMaintenanceTime,
  );
  const told = isOfFailure ? undefined : lastMaintenanceTime;
  return {
    // Which of its runs it dates is another matter in every version.
    lastSuccessAt: good < 0 ? told : endOf(runs[good]) || undefined,
    failing: newest && {
      since: endOf(failed[failed.length - 1]) || undefined,
      message: sentenceOf(newest.message ?? 'no reason is given'),
    },
  };
}

function notReady(
  { subject, value }: Observed<Repository>,
  repository: string,
): FindingFact[] {
  const { phase = '', message } = value.status ?? {};
  if (['', 'New', 'Ready'].includes(phase)) return [];
  const isKnown = phase === 'NotReady';
  const fact = findingAbout(subject, {
    code: isKnown ? 'repository-not-ready' : 'unknown-phase',
    severity: isKnown ? 'erodes' : 'advice',
    title: isKnown
      ? `Velero cannot open the repository of namespace ${
          value.spec?.volumeNamespace ?? '(not named)'
        }${message ? `: ${sentenceOf(message)}` : '.'}`
      : `Velero reports a phase of repository ${subject.object.name} that is not known here.`,
    detail: isKnown
      ? 'Nothing is copied to it or restored from it until it can.'
      : undefined,
    fix: isKnown
      ? 'Check the location, and that the password of the repositories is still the one that they were made with.'
      : undefined,
    causeKey: isKnown
      ? undefined
      : `velero/unknown-phase/BackupRepository/${sentenceOf(phase)}`,
    evidence: [{ field: 'status.phase', value: sentenceOf(phase) }],
  });
  return [{ ...fact, about: { ...fact.about, repository } }];
}

/** Upkeep of a repository, and whether Velero can open it. */
export function observeRepository(
  observed: Observed<Repository>,
  cluster: string,
): Fact[] {
  const { subject, object, value, problems } = observed;
  const { spec = {}, status = {} } = value;
  const { volumeNamespace, backupStorageLocation, maintenanceFrequency } = spec;
  const malformed =
    problems.length > 0 ? [malformedFinding(subject, problems)] : [];
  if (!volumeNamespace || !backupStorageLocation) return malformed;
  const repository = repositoryAlias(
    cluster,
    subject.object.namespace,
    backupStorageLocation,
    volumeNamespace,
  );
  const every =
    maintenanceFrequency === undefined
      ? undefined
      : parseGoDuration(maintenanceFrequency);
  const maintenance: MaintenanceFact = {
    type: 'maintenance',
    object: subject.object,
    repository,
    schedule: { kind: 'none' },
    intervalSeconds: every === undefined || every <= 0 ? undefined : every,
    suspended: false,
    ...upkeepOf(status),
    fix: `Look at the maintenance jobs of Velero and at the repository: ${commandInText(
      kubectl(
        subject.object.namespace,
        'describe',
        `backuprepositories.${VELERO_GROUP}`,
        subject.object.name,
      ),
    )}`,
    createdAt: parseInstant(object.metadata.creationTimestamp),
    evidence: [
      {
        object: subject.words,
        field: 'spec.maintenanceFrequency',
        value: maintenanceFrequency ?? '(none)',
      },
      {
        object: subject.words,
        field: 'status.lastMaintenanceTime',
        value:
          status.lastMaintenanceTime === undefined
            ? '(never)'
            : new Date(status.lastMaintenanceTime * 1000).toISOString(),
      },
    ],
  };
  return [maintenance, ...notReady(observed, repository), ...malformed];
}
