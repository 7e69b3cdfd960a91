import {
  isRecord,
  KubernetesObject,
  readMetadata,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { ClusterReadError } from './ClusterReadError';
import { KubernetesClient } from './KubernetesClient';
import { ListMemory } from './ListMemory';
import { RequestPurpose, purposeInWords } from './RequestPurpose';

const PAGE = 500;

/** A million objects of one kind: no cluster has them, a broken server may. */
const MOST_PAGES = 2000;

interface ListOptions {
  client: KubernetesClient;
  query: ResourceQuery;
  version: string;
  /** Absent: all namespaces. */
  namespace?: string;
  /** Of earlier readings of the same list. */
  memory: ListMemory;
  signal: AbortSignal;
}

function pathOf({ query, version, namespace }: ListOptions): string {
  const { group, plural } = query;
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  return namespace === undefined
    ? `${root}/${plural}`
    : `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
}

function project(
  query: ResourceQuery,
  object: KubernetesObject,
): KubernetesObject {
  if (!query.project) return object;
  try {
    return query.project(object);
  } catch {
    // Without what could not be understood: the provider will say so.
    const { apiVersion, kind, metadata } = object;
    return { apiVersion, kind, metadata };
  }
}

/** Items of a typed list may leave apiVersion and kind out. */
function readItem(
  value: Record<string, unknown>,
  { query, version }: ListOptions,
): KubernetesObject | undefined {
  const metadata = readMetadata(value.metadata);
  if (!metadata) return undefined;
  const { group } = query;
  return project(query, {
    ...value,
    apiVersion: group === '' ? version : `${group}/${version}`,
    kind: query.kind,
    metadata,
  });
}

async function listPages(
  options: ListOptions,
  purpose: RequestPurpose,
): Promise<KubernetesObject[]> {
  const { client, memory, signal } = options;
  const failed = (what: string) =>
    new ClusterReadError(
      `${purposeInWords(client.cluster, purpose)} failed: ${what}.`,
    );
  const path = pathOf(options);
  const objects: KubernetesObject[] = [];
  memory.begin();
  let token: string | undefined;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const body = await client.getJson(
      path,
      { limit: String(PAGE), ...(token && { continue: token }) },
      purpose,
      signal,
    );
    if (
      !isRecord(body) ||
      typeof body.kind !== 'string' ||
      !body.kind.endsWith('List') ||
      !isRecord(body.metadata)
    ) {
      throw failed('the answer is not a list of Kubernetes objects');
    }
    // Go writes an empty list as null.
    const items = body.items === null ? [] : body.items;
    if (!Array.isArray(items)) throw failed('the list holds no items');
    for (const item of items) {
      const object = isRecord(item)
        ? memory.recall(item.metadata, () => readItem(item, options))
        : undefined;
      if (!object) throw failed('the list holds an object without a name');
      objects.push(object);
    }
    const next = body.metadata.continue ?? '';
    if (typeof next !== 'string') throw failed('its pages cannot be followed');
    if (next === '') {
      memory.settle();
      return objects;
    }
    if (next === token) throw failed('its pages lead in a circle');
    token = next;
  }
  throw failed(`it has more than ${MOST_PAGES} pages`);
}

/**
 * Lists all objects of one kind, page by page, each projected at once. A list
 * that expires on the way is started over, once.
 *
 * @throws ClusterReadError when the list could not be read to its end
 */
export async function listKind(
  options: ListOptions,
): Promise<KubernetesObject[]> {
  const { query, namespace } = options;
  const purpose: RequestPurpose = { kind: 'list', query, namespace };
  try {
    return await listPages(options, purpose);
  } catch (error) {
    if (!(error instanceof ClusterReadError) || error.status !== 410) {
      throw error;
    }
    return listPages(options, purpose);
  }
}
