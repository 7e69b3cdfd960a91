import { toError } from '@backstage/errors';
import { LineCounter, parseAllDocuments } from 'yaml';
import { isRecord } from '../parse/isRecord';
import { ReadIssue } from './ClusterSnapshot';
import { KubernetesObject } from './KubernetesObject';
import { readMetadata } from './readMetadata';

/**
 * What a file of manifests holds.
 *
 * @public
 */
export interface ParsedManifests {
  objects: KubernetesObject[];
  issues: ReadIssue[];
}

function collectList(
  list: Record<string, unknown>,
  items: unknown[],
  where: string,
  into: ParsedManifests,
): void {
  // A typed list (PodList) may leave apiVersion and kind out of its items.
  const itemKind = String(list.kind).slice(0, -'List'.length);
  const inherited = itemKind
    ? { apiVersion: String(list.apiVersion), kind: itemKind }
    : {};
  items.forEach((item, index) =>
    collect(item, `${where}, item ${index + 1}`, inherited, into),
  );
}

function collect(
  value: unknown,
  where: string,
  inherited: { apiVersion?: string; kind?: string },
  into: ParsedManifests,
): void {
  if (value === null || value === undefined) return;
  if (!isRecord(value)) {
    into.issues.push({ where, message: 'This is not a Kubernetes object.' });
    return;
  }
  const kind = value.kind ?? inherited.kind;
  if (typeof kind !== 'string') {
    into.issues.push({ where, message: 'An object without a kind.' });
    return;
  }
  // An empty list may be written as null. Not every kind called so is a list.
  const items = value.items === null ? [] : value.items;
  if (kind.endsWith('List') && Array.isArray(items)) {
    collectList(value, items, where, into);
    return;
  }
  // A dump may hold Secrets. They are dropped before anything looks at them.
  if (kind === 'Secret') return;
  const metadata = readMetadata(value.metadata);
  if (!metadata) {
    into.issues.push({
      where,
      message: `A ${kind} without a name, or with one that cannot be a name.`,
    });
    return;
  }
  into.objects.push({
    ...value,
    kind,
    apiVersion: String(value.apiVersion ?? inherited.apiVersion ?? ''),
    metadata,
  });
}

/** Without what the parser quotes from the file: that may be a part of a Secret. */
function unquoted(message: string): string {
  return `${message.replace(/(?<=\S): .*$/s, '').replace(/\.$/, '')}.`;
}

/**
 * Reads the objects of one file: YAML with any number of documents, JSON, and
 * lists as `kubectl get -o yaml` writes them. What is broken is named with its
 * line; the rest is read.
 *
 * @param text - content of the file
 * @param file - its name, for messages
 *
 * @public
 */
export function parseManifests(text: string, file: string): ParsedManifests {
  const result: ParsedManifests = { objects: [], issues: [] };
  if (file.endsWith('.json')) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // The YAML parser reads JSON too, and knows the line of the mistake.
    }
    if (value !== undefined) {
      collect(value, file, {}, result);
      return result;
    }
  }
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false,
  });
  if ('empty' in documents) return result;
  for (const document of documents) {
    const start = lineCounter.linePos(document.range?.[0] ?? 0).line;
    const broken = (line: number, message: string) =>
      result.issues.push({
        where: `${file}:${line}`,
        message: unquoted(message),
        hidesObjects: true,
      });
    if (document.errors.length > 0) {
      const [error] = document.errors;
      broken(lineCounter.linePos(error.pos[0]).line, error.message);
      continue;
    }
    try {
      collect(document.toJS(), `${file}:${start}`, {}, result);
    } catch (error) {
      broken(start, toError(error).message);
    }
  }
  return result;
}
