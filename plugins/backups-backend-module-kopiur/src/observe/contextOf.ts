import type {
  ClusterSnapshot,
  DestinationPattern,
  Fact,
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import {
  claimKey,
  locationOf,
  objectsOf,
  parseInstant,
  parseLeniently,
  resourceKey,
  subjectOf,
} from 'backstage-plugin-backups-node';
import type { z } from 'zod';
import { destinationOf, secretNamesOf } from '../destination/destinationOf';
import { claimSchema } from '../read/PersistentVolumeClaim';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import { repositorySchema } from '../read/Repository';
import {
  CLAIMS,
  CLUSTER_REPOSITORIES,
  REPOSITORIES,
  SNAPSHOTS,
  SNAPSHOT_SCHEDULES,
} from '../read/resources';
import { snapshotScheduleSchema } from '../read/SnapshotSchedule';
import { agreementOf } from './confirmation';
import { malformedFinding } from './findingAbout';
import { VOLSYNC_PATH, underName } from './KopiurContext';
import type { KnownRepository, KopiurContext, Observed } from './KopiurContext';
import { nameOf, runOf } from './ObservedRun';
import type { ObservedRun } from './ObservedRun';
import { repositoryAlias, repositoryKey } from './repositoryKey';

/**
 * Understands an object as far as its schema goes.
 *
 * @param tell - is given what was not understood
 * @returns `undefined` where nothing of it could be read
 */
export function understand<T>(
  cluster: string,
  kind: string,
  object: KubernetesObject,
  schema: z.ZodType<T>,
  tell: (finding: Fact) => void,
): Observed<T> | undefined {
  const subject = subjectOf(cluster, kind, object);
  const parsed = parseLeniently(schema, {
    spec: object.spec,
    status: object.status,
  });
  if (!parsed || parsed.problems.length > 0) {
    tell(malformedFinding(subject, parsed?.problems ?? []));
  }
  return (
    parsed && {
      subject,
      value: parsed.value,
      uid: object.metadata.uid,
      createdAt: parseInstant(object.metadata.creationTimestamp),
    }
  );
}

function claimsOf(
  snapshot: ClusterSnapshot,
): ReadonlyMap<string, Observed<PersistentVolumeClaim>> | undefined {
  const listing = snapshot.listings.get(resourceKey(CLAIMS));
  if (listing?.outcome !== 'complete') return undefined;
  const { cluster } = snapshot;
  return new Map(
    listing.objects.map(object => {
      const { name, namespace } = object.metadata;
      const claim = understand(
        cluster,
        'PersistentVolumeClaim',
        object,
        claimSchema,
        // Its own provider tells.
        () => {},
      ) ?? {
        subject: subjectOf(cluster, 'PersistentVolumeClaim', object),
        value: {},
      };
      return [claimKey(cluster, namespace, name), claim];
    }),
  );
}

function repositoriesOf(
  snapshot: ClusterSnapshot,
  query: ResourceQuery,
  claims: KopiurContext['claims'],
  patterns: readonly DestinationPattern[],
  tell: (finding: Fact) => void,
): KnownRepository[] {
  const { cluster } = snapshot;
  return objectsOf(snapshot, query).flatMap(object => {
    const known = understand(
      cluster,
      query.kind,
      object,
      repositorySchema,
      tell,
    );
    if (!known) return [];
    const { name, namespace } = object.metadata;
    const key = repositoryKey({ kind: query.kind, name, namespace }, namespace);
    const alias = repositoryAlias(cluster, key);
    const { spec } = known.value;
    const destination = destinationOf({
      backend: spec?.backend,
      words: known.subject.words,
      password: spec?.encryption?.passwordSecretRef?.name,
      storageClassOf: claim => {
        const storageClass = claims?.get(claimKey(cluster, namespace, claim))
          ?.value.spec?.storageClassName;
        return storageClass && `storage-class:${cluster}/${storageClass}`;
      },
      patterns,
    });
    const place = locationOf(destination) ?? alias;
    const [secretName] = secretNamesOf(
      spec?.backend ?? {},
      spec?.encryption?.passwordSecretRef?.name,
    );
    return { ...known, key, alias, destination, place, secretName };
  });
}

function grouped(
  runs: readonly ObservedRun[],
  keyOf: (run: ObservedRun) => string | undefined,
): Map<string, ObservedRun[]> {
  const groups = new Map<string, ObservedRun[]>();
  for (const run of runs) {
    const key = keyOf(run);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return groups;
}

function inRepository(
  { repository }: ObservedRun,
  name: string | undefined,
): string | undefined {
  return repository === undefined || name === undefined
    ? undefined
    : underName(repository, name);
}

/**
 * Indexes what the objects of a snapshot are looked up in.
 *
 * @param tell - is given what was not understood
 */
export function contextOf(
  snapshot: ClusterSnapshot,
  options: { timeZone: string; patterns: readonly DestinationPattern[] },
  tell: (finding: Fact) => void,
): KopiurContext {
  const { cluster } = snapshot;
  const { patterns, timeZone } = options;
  const claims = claimsOf(snapshot);
  const runs = objectsOf(snapshot, SNAPSHOTS).flatMap(object => {
    const run = runOf(object);
    if (!run || run.problems.length > 0) {
      tell(
        malformedFinding(
          subjectOf(cluster, SNAPSHOTS.kind, object),
          run?.problems ?? [],
        ),
      );
    }
    return run ?? [];
  });
  const repositories = new Map(
    [REPOSITORIES, CLUSTER_REPOSITORIES]
      .flatMap(query => repositoriesOf(snapshot, query, claims, patterns, tell))
      .map(repository => [repository.key, repository]),
  );
  const runsOfRepository = grouped(runs, run => run.repository);
  return {
    cluster,
    timeZone,
    patterns,
    claims,
    repositories,
    schedules: objectsOf(snapshot, SNAPSHOT_SCHEDULES).flatMap(
      object =>
        understand(
          cluster,
          SNAPSHOT_SCHEDULES.kind,
          object,
          snapshotScheduleSchema,
          tell,
        ) ?? [],
    ),
    runsOfPolicy: grouped(runs, run => run.policy),
    runsOfRepository,
    discovered: grouped(
      runs.filter(
        ({ origin, value }) =>
          origin === 'discovered' && value.status?.phase === 'Discovered',
      ),
      run => inRepository(run, nameOf(run)),
    ),
    ofVolSync: grouped(
      runs.filter(
        ({ policy, value }) =>
          policy === undefined &&
          value.status?.snapshot?.identity?.sourcePath === VOLSYNC_PATH,
      ),
      run => {
        const { username, hostname } =
          run.value.status?.snapshot?.identity ?? {};
        return inRepository(run, `${username}@${hostname}`);
      },
    ),
    agreements: new Map(
      [...repositories].map(([key, repository]) => [
        key,
        agreementOf(repository, runsOfRepository.get(key) ?? []),
      ]),
    ),
  };
}
