import type {
  DestinationType,
  Retention,
} from 'backstage-plugin-backups-common';
import { redactUrl } from 'backstage-plugin-backups-node';
import type { BarmanStore } from '../read/Cluster';
import type { Repository } from './Repository';
import { endpointOf, fingerprintOf, s3Keys } from './repositoryParts';

const BARMAN_PATH = /^([a-z0-9]+):\/\/([^/]+)\/?(.*)$/;

const BARMAN_TYPES: Record<string, DestinationType> = {
  s3: 's3',
  gs: 'gcs',
  https: 'azure',
};

/**
 * @param words - the object and field that declare it
 * @param server - under which barman keeps the cluster
 */
export function barmanRepository(
  store: BarmanStore,
  words: string,
  server: string,
  retention: Retention,
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
    secretKeys: s3Keys(keys),
    retention,
  };
}
