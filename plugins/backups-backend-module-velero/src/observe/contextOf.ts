import type {
  ClusterSnapshot,
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import {
  claimKey,
  objectsOf,
  parseInstant,
  parseLeniently,
  PERSISTENT_VOLUME_CLAIMS,
  PERSISTENT_VOLUMES,
  resourceKey,
  subjectOf,
} from 'backstage-plugin-backups-node';
import type { z } from 'zod';
import { backupSchema } from '../read/Backup';
import type { Backup } from '../read/Backup';
import {
  BACKUPS,
  DATA_PROTECTION_TESTS,
  DATA_UPLOADS,
  POD_VOLUME_BACKUPS,
  SCHEDULES,
  STORAGE_LOCATIONS,
  WORKLOADS,
} from '../read/resources';
import { dataProtectionTestSchema } from '../read/DataProtectionTest';
import type { DataProtectionTest } from '../read/DataProtectionTest';
import { scheduleSchema } from '../read/Schedule';
import { storageLocationSchema } from '../read/StorageLocation';
import { claimSchema, volumeSchema } from '../read/Volumes';
import type { Claim, Volume } from '../read/Volumes';
import { nameKey } from './nameKey';
import type { ClusterContext, ObserveOptions } from './ClusterContext';
import type { Observed } from './Observed';
import { mountsOf } from './mountsOf';
import { uploadIndex } from './BackupUploads';

/** By what it is read as: objects that did not change stay the same objects. */
const understood = new WeakMap<
  object,
  WeakMap<KubernetesObject, Observed<unknown> | undefined>
>();

function observed<T>(
  cluster: string,
  query: ResourceQuery,
  schema: z.ZodType<T>,
  read: KubernetesObject,
): Observed<T> | undefined {
  // Again, for a reader that did not project: nothing else may pass.
  const object = query.project ? query.project(read) : read;
  const parsed = parseLeniently(schema, {
    spec: object.spec,
    status: object.status,
  });
  return (
    parsed && {
      subject: subjectOf(cluster, query.kind, object),
      object,
      value: parsed.value,
      problems: parsed.problems,
    }
  );
}

/** Every object of a kind, as far as it is understood. */
export function listed<T>(
  snapshot: ClusterSnapshot,
  query: ResourceQuery,
  schema: z.ZodType<T>,
): Observed<T>[] {
  const known = understood.get(schema) ?? new WeakMap();
  understood.set(schema, known);
  return objectsOf(snapshot, query).flatMap(object => {
    if (!known.has(object)) {
      known.set(object, observed(snapshot.cluster, query, schema, object));
    }
    return (known.get(object) as Observed<T> | undefined) ?? [];
  });
}

/** What there is was read, or it is known that there is none. */
function isTold(snapshot: ClusterSnapshot, query: ResourceQuery): boolean {
  const outcome = snapshot.listings.get(resourceKey(query))?.outcome;
  return outcome === 'complete' || outcome === 'notInstalled';
}

function isComplete(snapshot: ClusterSnapshot, query: ResourceQuery): boolean {
  return snapshot.listings.get(resourceKey(query))?.outcome === 'complete';
}

/** When a Backup began, or was asked for. */
export function begunAt({ object, value }: Observed<Backup>): number {
  return (
    value.status?.startTimestamp ??
    parseInstant(object.metadata.creationTimestamp) ??
    0
  );
}

function namesByNamespace(
  claims: Iterable<{ object: KubernetesObject }>,
): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { object } of claims) {
    const { namespace = '', name } = object.metadata;
    const known = names.get(namespace);
    if (known) known.push(name);
    else names.set(namespace, [name]);
  }
  return names;
}

function testsOf(
  snapshot: ClusterSnapshot,
): Map<string, Observed<DataProtectionTest>> {
  const tests = new Map<string, Observed<DataProtectionTest>>();
  const newestLast = listed(
    snapshot,
    DATA_PROTECTION_TESTS,
    dataProtectionTestSchema,
  ).sort(
    (a, b) =>
      (a.value.status?.lastTested ?? 0) - (b.value.status?.lastTested ?? 0),
  );
  for (const test of newestLast) {
    const location = test.value.spec?.backupLocationName;
    if (location) {
      tests.set(nameKey(test.object.metadata.namespace, location), test);
    }
  }
  return tests;
}

/** Indexes what the objects of a snapshot are looked up in. */
export function contextOf(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
): ClusterContext {
  const { cluster } = snapshot;
  const claims = isComplete(snapshot, PERSISTENT_VOLUME_CLAIMS)
    ? new Map<string, Observed<Claim>>(
        listed(snapshot, PERSISTENT_VOLUME_CLAIMS, claimSchema).map(claim => {
          const { namespace, name } = claim.object.metadata;
          return [claimKey(cluster, namespace, name), claim];
        }),
      )
    : undefined;
  const volumes = listed(snapshot, PERSISTENT_VOLUMES, volumeSchema);
  const workloads = WORKLOADS.flatMap(query =>
    objectsOf(snapshot, query).map(object => ({ kind: query.kind, object })),
  );
  const locations = listed(snapshot, STORAGE_LOCATIONS, storageLocationSchema);
  return {
    ...options,
    cluster,
    schedules: listed(snapshot, SCHEDULES, scheduleSchema),
    backups: listed(snapshot, BACKUPS, backupSchema).sort(
      (a, b) => begunAt(b) - begunAt(a),
    ),
    uploads: uploadIndex(snapshot),
    uploadsRead: {
      fileSystems: isTold(snapshot, POD_VOLUME_BACKUPS),
      snapshots: isTold(snapshot, DATA_UPLOADS),
    },
    locations: new Map(
      locations.map(location => {
        const { namespace, name } = location.object.metadata;
        return [nameKey(namespace, name), location];
      }),
    ),
    tests: testsOf(snapshot),
    claims,
    volumes: new Map<string, Volume>(
      volumes.map(({ object, value }) => [object.metadata.name, value]),
    ),
    mounts: WORKLOADS.some(query => isComplete(snapshot, query))
      ? mountsOf(cluster, workloads, namesByNamespace(claims?.values() ?? []))
      : undefined,
  };
}
