import { createHash } from 'node:crypto';
import type { DestinationType } from 'backstage-plugin-backups-common';
import { hostOf, redactUrl } from 'backstage-plugin-backups-node';
import type { BarmanStore } from '../read/Cluster';
import { retentionOf, windowRetention } from '../retention/retentionOf';
import { nameKey } from './ClusterContext';
import type { ClusterContext } from './ClusterContext';
import type { Repository } from './Repository';
import type { Setup } from './setupsOf';

/** What a setup leads to, or why it leads nowhere that is known. */
export type Repositories =
  | { found: Repository[] }
  /** `reference`: of the object that is not there. */
  | { missing: { kind: string; name?: string } };

/** Accounts are part of some hosts, and are nobody's business. */
const ACCOUNT_HOST = /^[^.]+\.(r2\.cloudflarestorage\.com)$/;

function endpointOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const safe = redactUrl(text);
  const account = ACCOUNT_HOST.exec(hostOf(safe) ?? '');
  return account ? account[1] : safe;
}

/** Accounts count, too, but are not told. */
function fingerprintOf(...parts: (string | undefined)[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 16);
}

function keyNames(
  ...keys: ({ name?: string; key?: string } | undefined)[]
): Repository['secretKeys'] {
  return keys.flatMap(key =>
    key?.name && key.key ? [{ secret: key.name, key: key.key }] : [],
  );
}

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
          secretKeys: keyNames(
            secretRef?.accessKeyId,
            secretRef?.secretAccessKey,
            cipher?.encryptionPass,
          ),
          encrypted: cipher !== undefined,
          region,
          retention: retentionOf(repository.retentionPolicy),
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
          secretKeys: keyNames(secretRef?.keyReference),
          retention: retentionOf(repository.retentionPolicy),
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
        secretKeys: keyNames(
          s3Credentials?.accessKeyId,
          s3Credentials?.secretAccessKey,
          repository.encryptionKey,
        ),
        encrypted: Boolean(repository.encryption),
        retention: retentionOf(repository.retention),
      };
    }),
  };
}

const BARMAN_PATH = /^([a-z0-9]+):\/\/([^/]+)\/?(.*)$/;

const BARMAN_TYPES: Record<string, DestinationType> = {
  s3: 's3',
  gs: 'gcs',
  https: 'azure',
};

function barmanRepository(
  store: BarmanStore,
  words: string,
  server: string,
  retentionPolicy: string | undefined,
): Repository {
  const path = redactUrl(store.destinationPath ?? '');
  const [, scheme = '', bucket, prefix] = BARMAN_PATH.exec(path) ?? [];
  const type = BARMAN_TYPES[scheme] ?? 'unknown';
  const keys = store.s3Credentials;
  return {
    recordedAs: '1',
    fingerprint: fingerprintOf(
      'barman',
      store.endpointURL,
      store.destinationPath,
      server,
    ),
    destination: {
      type,
      endpoint:
        endpointOf(store.endpointURL) ??
        (type === 's3' ? 's3.amazonaws.com' : undefined),
      bucket,
      prefix: [prefix, server].filter(Boolean).join('/'),
    },
    declaredBy: words,
    secretName: keys?.accessKeyId?.name,
    secretKeys: keyNames(keys?.accessKeyId, keys?.secretAccessKey),
    retention: windowRetention(retentionPolicy),
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
            store.value.spec?.retentionPolicy,
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
            setup.retentionPolicy,
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
            secretKeys: [],
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
