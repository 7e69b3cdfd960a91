import type {
  ClusterSnapshot,
  DestinationPattern,
  KubernetesObject,
} from 'backstage-plugin-backups-node';
import {
  claimKey,
  objectKey,
  objectsOf,
  parseLeniently,
  PERSISTENT_VOLUME_CLAIMS,
  resourceKey,
  subjectOf,
} from 'backstage-plugin-backups-node';
import type { z } from 'zod';
import { externalSecretSchema } from '../read/ExternalSecret';
import type { ExternalSecret } from '../read/ExternalSecret';
import { persistentVolumeClaimSchema } from '../read/PersistentVolumeClaim';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import { projectExternalSecret } from '../read/projectExternalSecret';
import { EXTERNAL_SECRETS } from '../read/resources';
import type { ClusterContext, Observed } from './ClusterContext';
import { injectedMounts } from './injectedMounts';
import type { Recollections } from './Recollections';
import { repositoryAlias } from './repositoryAlias';
import { writtenAtOf } from './writtenAt';

/** What is not understood of an object that only enriches is left out silently: its own provider tells. */
function observed<T>(
  cluster: string,
  kind: string,
  object: KubernetesObject,
  schema: z.ZodType<T>,
): Observed<T> | undefined {
  const parsed = parseLeniently(schema, {
    spec: object.spec,
    status: object.status,
  });
  return parsed === undefined
    ? undefined
    : { ...namesOf(cluster, kind, object), value: parsed.value };
}

/** What names an object, and tells it from another one of the same name. */
function namesOf(
  cluster: string,
  kind: string,
  object: KubernetesObject,
): Omit<Observed<unknown>, 'value'> {
  const { uid, creationTimestamp } = object.metadata;
  return {
    subject: subjectOf(cluster, kind, object),
    uid,
    createdAt: creationTimestamp,
  };
}

function claimsOf(
  snapshot: ClusterSnapshot,
  recollections: Recollections,
): ReadonlyMap<string, Observed<PersistentVolumeClaim>> | undefined {
  const listing = snapshot.listings.get(resourceKey(PERSISTENT_VOLUME_CLAIMS));
  if (listing?.outcome !== 'complete') return undefined;
  const claims = new Map<string, Observed<PersistentVolumeClaim>>();
  for (const object of listing.objects) {
    const key = claimKey(
      snapshot.cluster,
      object.metadata.namespace,
      object.metadata.name,
    );
    claims.set(
      key,
      recollections.understood(
        object,
        () =>
          observed(
            snapshot.cluster,
            'PersistentVolumeClaim',
            object,
            persistentVolumeClaimSchema,
          ) ?? {
            // It exists, and that is what counts most.
            ...namesOf(snapshot.cluster, 'PersistentVolumeClaim', object),
            value: {},
          },
      ),
    );
  }
  return claims;
}

function claimsByPopulator(
  claims: Iterable<Observed<PersistentVolumeClaim>>,
): ReadonlyMap<string, Observed<PersistentVolumeClaim>[]> {
  const filled = new Map<string, Observed<PersistentVolumeClaim>[]>();
  for (const claim of claims) {
    const source = claim.value.spec?.dataSourceRef;
    if (source?.kind === 'ReplicationDestination' && source.name) {
      const { cluster, namespace } = claim.subject.object;
      const key = objectKey({
        cluster,
        kind: source.kind,
        namespace: source.namespace ?? namespace,
        name: source.name,
      });
      filled.set(key, [...(filled.get(key) ?? []), claim]);
    }
  }
  return filled;
}

function externalSecretsOf(
  snapshot: ClusterSnapshot,
  recollections: Recollections,
): ReadonlyMap<string, Observed<ExternalSecret>[]> {
  const secrets = new Map<string, Observed<ExternalSecret>[]>();
  for (const object of objectsOf(snapshot, EXTERNAL_SECRETS)) {
    const secret = recollections.understood(object, () =>
      observed(
        snapshot.cluster,
        'ExternalSecret',
        // Again, for a reader that did not project: nothing else may pass.
        projectExternalSecret(object),
        externalSecretSchema,
      ),
    );
    if (secret !== undefined) {
      const alias = repositoryAlias(
        snapshot.cluster,
        object.metadata.namespace,
        // Without a target the Secret has the ExternalSecret's own name.
        secret.value.spec?.target?.name || object.metadata.name,
      );
      secrets.set(alias, [...(secrets.get(alias) ?? []), secret]);
    }
  }
  return secrets;
}

/**
 * Indexes what the objects of a snapshot are looked up in.
 */
export function contextOf(
  snapshot: ClusterSnapshot,
  options: { timeZone: string; patterns: readonly DestinationPattern[] },
  recollections: Recollections,
): ClusterContext {
  const claims = claimsOf(snapshot, recollections);
  return {
    cluster: snapshot.cluster,
    timeZone: options.timeZone,
    patterns: options.patterns,
    claims,
    everyClaim: [...(claims?.values() ?? [])],
    claimsByPopulator: claimsByPopulator(claims?.values() ?? []),
    externalSecrets: externalSecretsOf(snapshot, recollections),
    writtenAt: writtenAtOf(snapshot),
    injected: new Map([['all', injectedMounts(snapshot)]]),
  };
}
