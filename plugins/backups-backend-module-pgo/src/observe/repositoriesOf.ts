import type { BackupType, Destination } from 'backstage-plugin-backups-common';
import type { RetentionPolicy } from 'backstage-plugin-backups-backend-module-pgbackrest';
import {
  endpointOf,
  fingerprintOf,
  labelOf,
} from 'backstage-plugin-backups-backend-module-pgbackrest';
import { completeDestination } from 'backstage-plugin-backups-node';
import type { DeclaredRepository } from '../read/PgBackRest';
import type { ClusterContext } from './ClusterContext';
import type { DatabaseCluster } from './DatabaseCluster';
import { failureDomainOf, storageClassesOf } from './storage';

/** A repository of a database cluster: where it is, what it keeps, when it is written to. */
export interface Repository {
  /** `repo1` to `repo4`. */
  name: string;
  /** As pgBackRest counts it: `1`. */
  number: string;
  fingerprint: string;
  destination: Destination;
  /** On a volume of the cluster. */
  isLocal: boolean;
  /** Folder in it; absent: pgBackRest's default. */
  path?: string;
  policy: RetentionPolicy;
  schedules: { makes: BackupType; expression: string }[];
  declared: DeclaredRepository;
}

const NAME = /^repo([1-4])$/;

function numberOf(value: string | undefined): number | undefined {
  const found = value === undefined ? NaN : Number(value);
  return Number.isInteger(found) && found > 0 ? found : undefined;
}

function policyOf(
  name: string,
  global: Readonly<Record<string, string | undefined>>,
): RetentionPolicy {
  const option = (suffix: string) => global[`${name}-retention-${suffix}`];
  return {
    full: numberOf(option('full')),
    fullType: option('full-type'),
    diff: numberOf(option('diff')),
    archive: numberOf(option('archive')),
    archiveType: option('archive-type'),
  };
}

function placeOf(
  repository: DeclaredRepository,
  path: string | undefined,
): Pick<Destination, 'type' | 'endpoint' | 'bucket' | 'prefix'> {
  const { s3, gcs, azure, volume } = repository;
  if (s3) {
    return {
      type: 's3',
      endpoint: endpointOf(s3.endpoint),
      bucket: s3.bucket,
      prefix: path,
    };
  }
  if (gcs) return { type: 'gcs', bucket: gcs.bucket, prefix: path };
  if (azure) return { type: 'azure', bucket: azure.container, prefix: path };
  return { type: volume ? 'volume' : 'unknown', prefix: path };
}

/**
 * @param path - folder in the store; absent: pgBackRest's default
 * @param words - what says where it is
 * @returns a repository as it is declared; `undefined` for one that pgBackRest
 * does not have
 */
export function repositoryOf(
  declared: DeclaredRepository,
  path: string | undefined,
  words: string,
  cluster: DatabaseCluster,
  context: ClusterContext,
): Repository | undefined {
  const { name = '' } = declared;
  const number = NAME.exec(name)?.[1];
  if (number === undefined) return undefined;
  const { pgBackRest = {}, observed } = cluster;
  const { global = {}, configuration = [] } = pgBackRest;
  const { namespace, name: clusterName } = observed.object.metadata;
  const place = placeOf(declared, path);
  const isLocal = declared.volume !== undefined;
  const completed = completeDestination(
    {
      ...place,
      label: '',
      ...(isLocal && {
        // It goes where the cluster goes, even if another disk holds it.
        offSite: false,
        failureDomain: failureDomainOf(
          storageClassesOf(cluster, context).repository(name),
          context,
        ),
      }),
      derivedFrom: [words],
    },
    {
      secretName: configuration.flatMap(({ secret }) => secret?.name ?? [])[0],
    },
    isLocal ? [] : context.patterns,
  );
  const { full, differential, incremental } = declared.schedules ?? {};
  return {
    name,
    number,
    fingerprint: fingerprintOf(
      place.type,
      declared.s3?.endpoint,
      place.bucket,
      path,
      ...(isLocal ? [namespace, clusterName, name] : []),
    ),
    destination: {
      ...completed,
      label:
        completed.label ||
        (completed.type === 'volume' && completed.product === undefined
          ? `volume of ${name}`
          : labelOf(completed)),
    },
    isLocal,
    path,
    policy: policyOf(name, global),
    schedules: (
      [
        ['full', full],
        ['differential', differential],
        ['incremental', incremental],
      ] as const
    ).flatMap(([makes, expression]) =>
      expression ? [{ makes, expression }] : [],
    ),
    declared,
  };
}

/**
 * @returns the repositories that a database cluster writes to; none: it is not
 * backed up
 */
export function repositoriesOf(
  cluster: DatabaseCluster,
  context: ClusterContext,
): Repository[] {
  const { global = {}, repos = [] } = cluster.pgBackRest ?? {};
  const { words } = cluster.observed.subject;
  return repos.flatMap(
    declared =>
      repositoryOf(
        declared,
        global[`${declared.name}-path`],
        `${words}: spec.backups.pgbackrest.repos (${declared.name})`,
        cluster,
        context,
      ) ?? [],
  );
}
