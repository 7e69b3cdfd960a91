import {
  PlanFact,
  commandInText,
  describeObject,
  hostOf,
  kubectl,
  locationOf,
  parseInstant,
  objectKey,
} from 'backstage-plugin-backups-node';
import { RecognisedTool } from './backupTools';
import { DataMount, mountHolding } from './dataMounts';
import { Script } from './scriptOf';
import { BackupJobInput } from './BackupJobInput';
import { Source, sourcesOf } from './jobSources';
import { repositoryPlace, namedDestination } from './repositoryPlace';
import { readCronJob } from './cronJobRuns';

/** @returns what a job copies, as far as its command says so, and where to */
export function understandJob(
  recognised: RecognisedTool,
  mounts: readonly DataMount[],
  script: Script,
  input: BackupJobInput,
): {
  sources?: Source[];
  destination: PlanFact['destination'];
  writesTo?: string;
} {
  const { tool, command = '' } = recognised;
  const { destination, localPath } = repositoryPlace(tool, command, script);
  const written = mounts.filter(mount => !mount.readOnly);
  const target =
    localPath === undefined
      ? undefined
      : mountHolding(mounts, localPath) ??
        // A dump that is made elsewhere and moved there, by the same script.
        (tool.of === 'database' &&
        written.length === 1 &&
        written[0].paths.some(({ at }) => script.text.includes(at))
          ? { mount: written[0], rest: '' }
          : undefined);
  const sources = sourcesOf(recognised, mounts, target, script, input);
  const from = `spec of ${describeObject(input.reference)}`;
  if (!target) {
    return { sources, destination: namedDestination(destination, from) };
  }
  const { volume } = target.mount;
  if (volume.kind === 'nfs') {
    const path = [volume.path.replace(/\/+$/, ''), target.rest]
      .filter(part => part !== '')
      .join('/');
    return {
      sources,
      destination: namedDestination(
        {
          type: 'nfs',
          server: volume.server,
          path,
          failureDomain: hostOf(volume.server),
        },
        from,
      ),
    };
  }
  const claim =
    volume.kind === 'claim'
      ? input.claimOf(input.reference.namespace, volume.claimName)
      : undefined;
  return {
    sources,
    writesTo: claim?.key,
    destination: {
      type: volume.kind === 'claim' ? 'volume' : 'filesystem',
      label:
        volume.kind === 'claim' ? `volume ${volume.claimName}` : volume.path,
      path: volume.kind === 'claim' ? undefined : volume.path,
      failureDomain: claim?.failureDomain,
      derivedFrom: [from],
    },
  };
}

/** What they write to is a repository of their own. */
const HAVE_REPOSITORIES = new Set(['restic', 'rustic', 'kopia', 'borg']);
const NO_HISTORY = new Set(['rclone', 'rsync']);

/** @returns the plan of one thing that a job copies */
export function jobPlan(
  source: Source,
  { tool }: RecognisedTool,
  {
    destination,
    writesTo,
  }: Pick<ReturnType<typeof understandJob>, 'destination' | 'writesTo'>,
  input: BackupJobInput,
): PlanFact {
  const { reference, object } = input;
  const location = locationOf(destination);
  const described = describeObject(reference);
  const noHistory = NO_HISTORY.has(tool.name);
  const { createdAt, ...runs } = {
    createdAt: parseInstant(object.metadata.creationTimestamp),
    ...readCronJob(object),
  };
  return {
    type: 'plan',
    key: `${objectKey(reference)}/${source.name}`,
    fingerprint: [
      tool.name,
      location ??
        [
          destination.type,
          destination.endpoint ?? destination.server ?? '',
          destination.bucket ?? destination.path ?? destination.label,
        ].join('|'),
    ].join('|'),
    madeSince: source.madeSince,
    provider: 'workloads',
    method: tool.name,
    object: {
      cluster: reference.cluster,
      kind: reference.kind,
      namespace: reference.namespace,
      name: reference.name,
    },
    labels: reference.labels,
    annotations: reference.annotations,
    createdAt,
    itemKey: source.itemKey,
    copiesFolder: source.folder,
    copiesHost: source.host,
    writesTo,
    ...(writesTo !== undefined &&
      !HAVE_REPOSITORIES.has(tool.name) && { writesPlainFiles: true }),
    destination,
    ...runs,
    reportsSuccess: true,
    // A run that failed is over: its Job was given up.
    runs: {
      retries: false,
      runner: 'Kubernetes',
      inspect: `${described} (${commandInText(
        kubectl(reference.namespace, 'describe', 'cronjob', reference.name),
      )})`,
    },
    retention: {
      noHistory,
      declared: [],
      inherited: [],
      sentence: noHistory
        ? `${tool.name} keeps one copy: what is deleted here is deleted there at its next run.`
        : 'Its script decides how long copies are kept, and is not read.',
    },
    writes: location === undefined ? undefined : { repository: location },
    evidence: [
      { object: described, field: 'status.lastSuccessfulTime' },
      { object: described, field: 'spec.schedule' },
    ],
    restore: undefined,
  };
}
