import { ResourceQuery, resourceKey } from 'backstage-plugin-backups-node';
import { ClusterAddress, readerOf } from './readerOf';
import { PROVIDERS } from './pipelineOf';

const PAGE = 500;
const LISTS_AT_ONCE = 2;

/** Every kind that a cycle reads, whole: nothing is projected. */
const QUERIES: ResourceQuery[] = [
  ...new Map(
    PROVIDERS.flatMap(({ resources }) => resources).map(
      query => [resourceKey(query), { ...query, project: undefined }] as const,
    ),
  ).values(),
];

/**
 * @returns paged LIST and JSON.parse of every kind, through the same kind of
 * reader; a new one each time, which remembers nothing of earlier readings
 */
export function bareReading(address: ClusterAddress): () => Promise<void> {
  const { signal } = new AbortController();
  return async () => {
    const reader = readerOf(address);
    const { listings } = await reader.read(QUERIES, { signal });
    for (const [key, listing] of listings) {
      if (listing.outcome === 'unread') throw new Error(`${key} was not read`);
    }
  };
}

interface Page {
  metadata: { continue?: string };
  items: object[];
}

async function listPlainly(
  { origin, cluster }: ClusterAddress,
  { group, versions, plural }: ResourceQuery,
): Promise<void> {
  const root = group === '' ? '/api' : `/apis/${group}`;
  const address = `${origin}/${cluster}${root}/${versions[0]}/${plural}`;
  const items: object[] = [];
  let token: string | undefined;
  do {
    const query = new URLSearchParams({
      limit: String(PAGE),
      ...(token && { continue: token }),
    });
    const response = await fetch(`${address}?${query}`);
    const body = await response.text();
    // The kind is not installed in this cluster.
    if (response.status === 404) return;
    const page = JSON.parse(body) as Page;
    items.push(...page.items);
    token = page.metadata.continue;
  } while (token);
}

/** @returns the same pages, with nothing but `fetch` and `JSON.parse` */
export function plainReading(address: ClusterAddress): () => Promise<void> {
  return async () => {
    const queue = [...QUERIES];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        await listPlainly(address, next);
      }
    };
    await Promise.all(Array.from({ length: LISTS_AT_ONCE }, work));
  };
}
