import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { LineCounter, parseAllDocuments } from 'yaml';

/** A part of a file that could not be understood. */
export interface BrokenPart {
  line: number;
  /** Never quotes the file: it may hold secrets. */
  reason: string;
}

/** What a file of manifests holds. */
export interface ParsedManifests {
  objects: KubernetesObject[];
  broken: BrokenPart[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isObject(value: unknown): value is KubernetesObject {
  return (
    isRecord(value) &&
    typeof value.kind === 'string' &&
    isRecord(value.metadata) &&
    typeof value.metadata.name === 'string'
  );
}

/**
 * A list of the API server itself, for instance `DeploymentList`, leaves out
 * kind and version of its members.
 */
function membersOf(list: Record<string, unknown>): unknown[] {
  const { items, kind, apiVersion } = list;
  if (!Array.isArray(items)) return [];
  const memberKind = String(kind).replace(/List$/, '');
  return items.map(item =>
    memberKind && isRecord(item)
      ? { apiVersion, kind: memberKind, ...item }
      : item,
  );
}

function objectsIn(value: unknown): KubernetesObject[] {
  if (isRecord(value) && String(value.kind).endsWith('List')) {
    return membersOf(value).flatMap(objectsIn);
  }
  return isObject(value) ? [value] : [];
}

/**
 * Reads YAML with any number of documents, or JSON. What is broken is
 * reported, the other documents count.
 */
export function parseManifests(text: string): ParsedManifests {
  if (/^\s*[{[]/.test(text)) {
    try {
      return { objects: objectsIn(JSON.parse(text)), broken: [] };
    } catch {
      // YAML's parser reads JSON too, and knows the line.
    }
  }
  const lines = new LineCounter();
  const objects: KubernetesObject[] = [];
  const broken: BrokenPart[] = [];
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
  });
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error) {
      broken.push({
        line: lines.linePos(error.pos[0]).line,
        reason: error.code,
      });
      continue;
    }
    try {
      objects.push(...objectsIn(document.toJS()));
    } catch {
      const start = document.contents?.range?.[0] ?? 0;
      broken.push({
        line: lines.linePos(start).line,
        reason: 'UNRESOLVED_ALIAS',
      });
    }
  }
  return { objects, broken };
}
