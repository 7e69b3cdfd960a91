import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  BackupsProvider,
  ClusterReader,
  ClusterSnapshot,
  ReadError,
  ResourceQuery,
  resourceKey,
} from 'backstage-plugin-backups-node';

/** One cluster may take this long; the others do not wait for it. Milliseconds. */
const DEADLINE = 120_000;

/** What became of one cluster in one cycle. */
export interface ClusterReading {
  reader: ClusterReader;
  snapshot?: ClusterSnapshot;
  error?: ReadError;
}

/** Every kind that any provider wants, once. */
function allQueries(providers: readonly BackupsProvider[]): ResourceQuery[] {
  const queries = new Map<string, ResourceQuery>();
  for (const query of providers.flatMap(provider => provider.resources)) {
    const key = resourceKey(query);
    const known = queries.get(key);
    // Two providers may keep different parts of one kind: then keep it whole.
    queries.set(
      key,
      known && known.project !== query.project
        ? { ...known, project: undefined }
        : query,
    );
  }
  return [...queries.values()];
}

/**
 * Reads all clusters side by side. A cluster that fails or takes too long is a
 * reading with an error; it changes nothing for the others.
 */
export async function readClusters(options: {
  readers: readonly ClusterReader[];
  providers: readonly BackupsProvider[];
  logger: LoggerService;
  signal: AbortSignal;
}): Promise<ClusterReading[]> {
  const queries = allQueries(options.providers);
  return Promise.all(
    options.readers.map(async reader => {
      try {
        const signal = AbortSignal.any([
          options.signal,
          AbortSignal.timeout(DEADLINE),
        ]);
        return { reader, snapshot: await reader.read(queries, { signal }) };
      } catch (error) {
        const { message } = toError(error);
        options.logger.warn('A cluster could not be read', {
          cluster: reader.cluster,
          reason: message,
        });
        return { reader, error: { message } };
      }
    }),
  );
}
