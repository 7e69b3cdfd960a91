import { KubernetesObject, ReadIssue } from 'backstage-plugin-backups-node';
import { LineCounter, parseAllDocuments } from 'yaml';

interface ParsedManifests {
  objects: KubernetesObject[];
  issues: ReadIssue[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
  if (Array.isArray(value.items) && String(value.kind).endsWith('List')) {
    // A typed list (PodList) may leave apiVersion and kind out of its items.
    const itemKind = String(value.kind).slice(0, -'List'.length);
    value.items.forEach((item, index) =>
      collect(
        item,
        `${where}, item ${index + 1}`,
        itemKind
          ? { apiVersion: String(value.apiVersion), kind: itemKind }
          : {},
        into,
      ),
    );
    return;
  }
  const metadata = value.metadata;
  const kind = value.kind ?? inherited.kind;
  if (typeof kind !== 'string') {
    into.issues.push({ where, message: 'An object without a kind.' });
    return;
  }
  // A dump may hold Secrets. They are dropped before anything looks at them.
  if (kind === 'Secret') return;
  if (!isRecord(metadata) || typeof metadata.name !== 'string') {
    into.issues.push({ where, message: `A ${kind} without a name.` });
    return;
  }
  into.objects.push({
    ...value,
    kind,
    apiVersion: String(value.apiVersion ?? inherited.apiVersion ?? ''),
    metadata,
  } as KubernetesObject);
}

/**
 * Reads the objects of one file: YAML with any number of documents, JSON, and
 * lists as `kubectl get -o yaml` writes them. What is broken is named with its
 * line; the rest is read.
 *
 * @param text - content of the file
 * @param file - its name, for messages
 */
export function parseManifests(text: string, file: string): ParsedManifests {
  const result: ParsedManifests = { objects: [], issues: [] };
  if (file.endsWith('.json')) {
    try {
      collect(JSON.parse(text), file, {}, result);
      return result;
    } catch {
      // The YAML parser reads JSON too, and knows the line of the mistake.
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
    if (document.errors.length > 0) {
      const [error] = document.errors;
      const line = lineCounter.linePos(error.pos[0]).line;
      result.issues.push({
        where: `${file}:${line}`,
        message: error.message,
      });
      continue;
    }
    try {
      collect(document.toJS(), `${file}:${start}`, {}, result);
    } catch (error) {
      result.issues.push({ where: `${file}:${start}`, message: String(error) });
    }
  }
  return result;
}
