import type { Destination } from 'backstage-plugin-backups-common';
import { instantToIso } from 'backstage-plugin-backups-common';
import type { PlanFact } from 'backstage-plugin-backups-node';
import {
  describeObject,
  objectKey,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import {
  UNKNOWN_DESTINATION,
  destinationOf,
} from '../destination/destinationOf';
import type { Replication } from '../read/Replication';
import { cronOf } from './clockOf';
import { gatesOf } from './gatesOf';
import type { KopiurContext, Observed } from './KopiurContext';
import { PROVIDER_ID } from './providerId';
import { repositoryAlias, repositoryKey } from './repositoryKey';

/** What is at the other end: a bare store, or another repository. */
function targetOf(
  { subject, value }: Observed<Replication>,
  context: KopiurContext,
): { name: string; destination: Destination } {
  const { destination, destinationRef } = value.spec ?? {};
  const { namespace } = subject.object;
  if (destinationRef?.name) {
    const key = repositoryKey(destinationRef, namespace);
    return {
      name: key,
      destination:
        context.repositories.get(key)?.destination ?? UNKNOWN_DESTINATION,
    };
  }
  const place = destinationOf({
    backend: destination,
    words: subject.words,
    field: 'spec.destination',
    storageClassOf: () => undefined,
    patterns: context.patterns,
  });
  return {
    name: [place.type, place.endpoint, place.bucket, place.server, place.path]
      .filter(Boolean)
      .join(' '),
    destination: place,
  };
}

function keeps({ spec }: Replication, isMirror: boolean): string {
  if (isMirror || spec?.pruning?.mirrorSource !== undefined) {
    return 'Follows its repository: what expires or is deleted there is gone here, too.';
  }
  return spec?.pruning?.retention === undefined
    ? 'Keeps every snapshot that it copied.'
    : 'Keeps what its own retention says.';
}

function conditionMessage({ status }: Replication): string | undefined {
  const condition = status?.conditions?.find(
    candidate =>
      candidate?.status === 'False' &&
      (candidate.type === 'Ready' || candidate.type === 'Stalled'),
  );
  return condition && sentenceOf(condition.message || condition.reason || '');
}

/**
 * Turns a RepositoryReplication or a SnapshotReplication into the copy of a whole
 * repository that it is, as old as its own last run. A selection makes it a copy
 * of a part: what it leaves out has no copy there.
 *
 * @returns `undefined` for one that names no source
 */
export function observeReplication(
  replication: Observed<Replication>,
  context: KopiurContext,
): PlanFact | undefined {
  const { subject, value, createdAt } = replication;
  const { spec = {}, status = {} } = value;
  if (!spec.sourceRef?.name) return undefined;
  const isMirror = subject.object.kind === 'RepositoryReplication';
  const sourceKey = repositoryKey(spec.sourceRef, subject.object.namespace);
  const source = context.repositories.get(sourceKey);
  const { name, destination } = targetOf(replication, context);
  const failed = status.phase === 'Failed';
  const lost = status.lastRun?.failed ?? 0;
  const [gate] = gatesOf(status.conditions);
  const sourceAlias = repositoryAlias(context.cluster, sourceKey);
  return {
    type: 'plan',
    key: objectKey(subject.object),
    fingerprint: `replication|${sourceKey}|${name}`,
    provider: PROVIDER_ID,
    method: isMirror ? 'kopia sync-to' : 'kopia snapshot migrate',
    object: subject.object,
    labels: subject.labels,
    annotations: subject.annotations,
    createdAt,
    destination,
    schedule: cronOf(
      spec.schedule ?? {},
      { at: status.nextScheduledAt },
      source?.value.spec?.scheduleDefaults?.timezone || context.timeZone,
    ),
    suspended: spec.suspend === true || status.phase === 'Suspended',
    lastSuccess:
      status.lastReplicated === undefined
        ? undefined
        : { finishedAt: status.lastReplicated },
    nextDueAt: status.nextScheduledAt,
    lastAttemptFailed:
      failed || lost > 0
        ? {
            message:
              conditionMessage(value) ??
              (lost > 0 ? `${lost} snapshots could not be copied.` : undefined),
          }
        : undefined,
    controllerError: gate && { since: gate.since, message: gate.message },
    reportsSuccess: true,
    runs: {
      retries: false,
      runner: 'Kopiur',
      inspect: `${describeObject(subject.object)} ('kubectl describe')`,
    },
    retention: {
      noHistory: false,
      declared: [],
      inherited: [],
      sentence: keeps(value, isMirror),
    },
    // A selection leaves things out, and nothing here tells which.
    mirrorOf:
      spec.selection?.identities === undefined
        ? source?.place ?? sourceAlias
        : undefined,
    evidence: [
      {
        object: subject.words,
        field: 'status.phase',
        value: sentenceOf(status.phase ?? '(not set)'),
      },
      {
        object: subject.words,
        field: 'status.lastReplicated',
        value:
          status.lastReplicated === undefined
            ? '(never)'
            : instantToIso(status.lastReplicated),
      },
    ],
    restore: undefined,
  };
}
