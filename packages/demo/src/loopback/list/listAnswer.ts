import { toError } from '@backstage/errors';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { Answer, jsonAnswer } from '../answer/Answer';
import { pageNotFound } from '../answer/plainAnswers';
import { badRequest, continueExpired } from '../answer/statusAnswer';
import type { ClusterState, Revision } from '../cluster/ClusterState';
import type { IndexEntry } from '../cluster/ObjectIndex';
import { isBuiltInGroup } from '../discovery/builtInResources';
import type { ResourceTarget } from '../request/ApiTarget';
import { decodeContinue, encodeContinue } from './ContinueToken';
import { parseFieldSelector } from './parseFieldSelector';
import { ObjectFilter, parseLabelSelector } from './parseLabelSelector';

/** @returns index of the first entry at or after a key */
function lowerBound(entries: readonly IndexEntry[], key: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (entries[middle].key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Page {
  objects: KubernetesObject[];
  /** First key of the next page. */
  next?: string;
  /** Known only where nothing is filtered. */
  remaining?: number;
}

function pageOf(
  entries: readonly IndexEntry[],
  options: {
    namespace?: string;
    start: string;
    limit: number;
    filter?: ObjectFilter;
  },
): Page {
  const { namespace, start, limit, filter } = options;
  const prefix = namespace === undefined ? '' : `${namespace}/`;
  const from = lowerBound(entries, start > prefix ? start : prefix);
  // No name holds a character as high as this one.
  const to =
    namespace === undefined
      ? entries.length
      : lowerBound(entries, `${prefix}\uffff`);
  const objects: KubernetesObject[] = [];
  for (let at = from; at < to; at += 1) {
    const { key, object } = entries[at];
    if (filter && !filter(object)) continue;
    if (objects.length === limit) {
      return { objects, next: key, remaining: filter ? undefined : to - at };
    }
    objects.push(object);
  }
  return { objects };
}

function readFilter(query: URLSearchParams): ObjectFilter | undefined {
  const label = query.get('labelSelector');
  const field = query.get('fieldSelector');
  const filters = [
    ...(label ? [parseLabelSelector(label)] : []),
    ...(field ? [parseFieldSelector(field)] : []),
  ];
  return filters.length > 0
    ? object => filters.every(filter => filter(object))
    : undefined;
}

/**
 * An API server leaves kind and version out of the items of its own lists, and
 * puts them into those of CRDs.
 */
function itemOf(object: KubernetesObject, group: string, apiVersion: string) {
  return isBuiltInGroup(group)
    ? { ...object, apiVersion: undefined, kind: undefined }
    : { ...object, apiVersion };
}

/**
 * Answers a list, or one page of it.
 *
 * @param options - `now`: what a new list shows
 */
export function listAnswer(options: {
  state: ClusterState;
  now: Revision;
  target: ResourceTarget;
  query: URLSearchParams;
}): Answer {
  const { state, now, target, query } = options;
  const limitText = query.get('limit') || '0';
  if (!/^\d+$/.test(limitText)) {
    return badRequest(
      `strconv.ParseInt: parsing "${limitText}": invalid syntax`,
    );
  }
  let filter: ObjectFilter | undefined;
  try {
    filter = readFilter(query);
  } catch (error) {
    return badRequest(toError(error).message);
  }

  const continueText = query.get('continue');
  const token = continueText ? decodeContinue(continueText) : undefined;
  if (continueText && !token) {
    return badRequest('continue key is not valid: cannot be decoded');
  }
  const start = token?.start ?? '';
  const revision =
    token && token.resourceVersion >= 0
      ? state.recall(token.resourceVersion)
      : now;
  if (!revision) return continueExpired(start);
  const shelf = revision.index.find(target);
  if (!shelf) return pageNotFound();

  const page = pageOf(shelf.entries, {
    namespace: target.namespace,
    start,
    limit: Number(limitText) || Infinity,
    filter,
  });
  const { resourceVersion } = revision;
  if (page.next !== undefined) state.remember(revision);
  const { group, version } = target;
  const apiVersion = group === '' ? version : `${group}/${version}`;
  return jsonAnswer({
    kind: `${shelf.resource.kind}List`,
    apiVersion,
    metadata: {
      resourceVersion: String(resourceVersion),
      ...(page.next !== undefined && {
        continue: encodeContinue({ resourceVersion, start: page.next }),
      }),
      ...(page.remaining !== undefined && {
        remainingItemCount: page.remaining,
      }),
    },
    items: page.objects.map(object => itemOf(object, group, apiVersion)),
  });
}
