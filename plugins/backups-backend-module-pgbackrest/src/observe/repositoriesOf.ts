import { retentionOf, windowRetention } from '../retention/retentionOf';
import { barmanRepository } from './barmanRepository';
import { nameKey } from './ClusterContext';
import type { ClusterContext } from './ClusterContext';
import type { Repository } from './Repository';
import {
  endpointOf,
  fingerprintOf,
  keyName,
  retentionRead,
  s3Keys,
} from './repositoryParts';
import type { Setup } from './setupsOf';

/** What a setup leads to, or why it leads nowhere that is known. */
export type Repositories =
  | { found: Repository[] }
  /** `reference`: of the object that is not there. */
  | { missing: { kind: string; name?: string } };

function stanzaRepositories(
  setup: Extract<Setup, { tool: 'dalibo' }>,
  namespace: string | undefined,
  context: ClusterContext,
): Repositories {
  const { stanzaRef, repositoryRef } = setup;
  const stanza = stanzaRef
    ? context.stanzas.get(nameKey(namespace, stanzaRef))
    : undefined;
  if (!stanza) {
    return stanzaRef
      ? { missing: { kind: 'Stanza', name: stanzaRef } }
      : { missing: { kind: 'Repository', name: repositoryRef } };
  }
  const configuration = stanza.value.spec?.stanzaConfiguration ?? {};
  const s3 = configuration.s3Repositories ?? [];
  const azure = configuration.azureRepositories ?? [];
  const words = `Stanza ${nameKey(namespace, stanza.subject.object.name)}`;
  // A number is a place in the list, and those of Azure go on counting.
  return {
    found: [
      ...s3.map((repository = {}, index): Repository => {
        const { bucket, endpoint, repoPath, region, secretRef } = repository;
        const cipher = repository.cipherConfig;
        return {
          recordedAs: String(index + 1),
          fingerprint: fingerprintOf('s3', endpoint, bucket, repoPath),
          destination: {
            type: 's3',
            endpoint: endpointOf(endpoint),
            bucket,
            prefix: repoPath,
          },
          declaredBy: `${words}: s3Repositories[${index}]`,
          secretName: secretRef?.accessKeyId?.name,
          secretKeys: s3Keys(secretRef, cipher?.encryptionPass),
          encrypted: cipher !== undefined,
          region,
          uriStyle: repository.uriStyle,
          policy: repository.retentionPolicy,
          retention: retentionRead(
            stanza,
            `spec.stanzaConfiguration.s3Repositories.${index}.retentionPolicy`,
            retentionOf(repository.retentionPolicy),
          ),
        };
      }),
      ...azure.map((repository = {}, index): Repository => {
        const { account, container, endpoint, repoPath, secretRef } =
          repository;
        return {
          recordedAs: String(s3.length + index + 1),
          fingerprint: fingerprintOf(
            'azure',
            account,
            endpoint,
            container,
            repoPath,
          ),
          destination: {
            type: 'azure',
            endpoint: endpointOf(endpoint ?? 'blob.core.windows.net'),
            bucket: container,
            prefix: repoPath,
          },
          declaredBy: `${words}: azureRepositories[${index}]`,
          secretName: secretRef?.keyReference?.name,
          secretKeys: { storageKey: keyName(secretRef?.keyReference) },
          account,
          policy: repository.retentionPolicy,
          retention: retentionRead(
            stanza,
            `spec.stanzaConfiguration.azureRepositories.${index}.retentionPolicy`,
            retentionOf(repository.retentionPolicy),
          ),
        };
      }),
    ],
  };
}

function archiveRepositories(
  { archiveRef }: Extract<Setup, { tool: 'opera' }>,
  namespace: string | undefined,
  context: ClusterContext,
): Repositories {
  const archive = archiveRef
    ? context.archives.get(nameKey(namespace, archiveRef))
    : undefined;
  if (!archive) return { missing: { kind: 'Archive', name: archiveRef } };
  const repositories = archive.value.spec?.configuration?.repositories ?? [];
  const words = `Archive ${nameKey(namespace, archive.subject.object.name)}`;
  return {
    found: repositories.map((repository = {}, index): Repository => {
      const { bucket, endpointURL, destinationPath, s3Credentials } =
        repository;
      return {
        recordedAs: String(index + 1),
        fingerprint: fingerprintOf('s3', endpointURL, bucket, destinationPath),
        destination: {
          type: 's3',
          endpoint: endpointOf(endpointURL),
          bucket,
          prefix: destinationPath,
        },
        declaredBy: `${words}: repositories[${index}]`,
        secretName: s3Credentials?.accessKeyId?.name,
        secretKeys: s3Keys(s3Credentials, repository.encryptionKey),
        encrypted: Boolean(repository.encryption),
        region: s3Credentials?.region,
        uriStyle: s3Credentials?.uriStyle,
        policy: repository.retention,
        retention: retentionRead(
          archive,
          `spec.configuration.repositories.${index}.retention`,
          retentionOf(repository.retention),
        ),
      };
    }),
  };
}

/**
 * @param namespace - of the Cluster: references lead nowhere else
 * @returns where a setup copies to
 */
export function repositoriesOf(
  setup: Setup,
  cluster: { namespace?: string; name: string; storageClass?: string },
  context: ClusterContext,
): Repositories {
  const { namespace, name } = cluster;
  switch (setup.tool) {
    case 'dalibo':
      return stanzaRepositories(setup, namespace, context);
    case 'opera':
      return archiveRepositories(setup, namespace, context);
    case 'barman-cloud': {
      const store = setup.storeRef
        ? context.stores.get(nameKey(namespace, setup.storeRef))
        : undefined;
      if (!store) {
        return { missing: { kind: 'ObjectStore', name: setup.storeRef } };
      }
      return {
        found: [
          barmanRepository(
            store.value.spec?.configuration ?? {},
            `ObjectStore ${nameKey(namespace, store.subject.object.name)}`,
            setup.serverName,
            retentionRead(
              store,
              'spec.retentionPolicy',
              windowRetention(store.value.spec?.retentionPolicy),
            ),
          ),
        ],
      };
    }
    case 'barman-in-tree':
      return {
        found: [
          barmanRepository(
            setup.store,
            `spec.backup.barmanObjectStore of Cluster ${nameKey(
              namespace,
              name,
            )}`,
            setup.store.serverName ?? name,
            windowRetention(setup.retentionPolicy),
          ),
        ],
      };
    case 'volume-snapshot':
      return {
        found: [
          {
            recordedAs: 'volumeSnapshot',
            fingerprint: fingerprintOf('volumeSnapshot', setup.className),
            destination: { type: 'volume' },
            declaredBy: `spec.backup.volumeSnapshot of Cluster ${nameKey(
              namespace,
              name,
            )}`,
            secretKeys: {},
            retention: windowRetention(undefined),
          },
        ],
      };
    default: {
      const unplaced: never = setup;
      throw new Error(`Setup without repositories: ${String(unplaced)}`);
    }
  }
}
