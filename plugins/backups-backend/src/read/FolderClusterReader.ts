import { NotFoundError, toError } from '@backstage/errors';
import {
  apiGroupOf,
  ClusterReader,
  ClusterSnapshot,
  KubernetesObject,
  Listing,
  parseManifests,
  ReadIssue,
  ResourceQuery,
  resourceKey,
} from 'backstage-plugin-backups-node';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { FolderConfig } from '../config/BackupsConfig';

const MANIFEST_FILE = /\.(ya?ml|json)$/i;

/** A dump that is this much older than its files was probably copied. Seconds. */
const SUSPICIOUS_GAP = 6 * 3600;

interface CachedFile {
  modifiedAt: number;
  size: number;
  objects: KubernetesObject[];
  issues: ReadIssue[];
  /** Newest time inside, epoch seconds. */
  newest: number;
}

/** Times of the past in a status; times of the future would make a dump look younger. */
const TELLING_FIELDS = new Set([
  'creationTimestamp',
  'lastSyncTime',
  'lastSyncStartTime',
  'lastTransitionTime',
  'lastScheduleTime',
  'lastSuccessfulTime',
  'startTime',
]);

function newestTime(value: unknown): number {
  let newest = 0;
  if (Array.isArray(value)) {
    for (const entry of value) newest = Math.max(newest, newestTime(entry));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      if (typeof entry === 'string' && TELLING_FIELDS.has(key)) {
        const time = Date.parse(entry);
        if (!Number.isNaN(time)) newest = Math.max(newest, time / 1000);
      } else if (typeof entry === 'object') {
        newest = Math.max(newest, newestTime(entry));
      }
    }
  }
  return Math.floor(newest);
}

function addKind(
  kinds: Map<string, Set<string>>,
  group: string,
  kind: string | undefined,
): void {
  const known = kinds.get(group) ?? new Set();
  if (kind) known.add(kind);
  kinds.set(group, known);
}

const definition = z.object({
  spec: z.object({ group: z.string(), names: z.object({ kind: z.string() }) }),
});

/** A CustomResourceDefinition tells what its cluster serves, objects or none. */
function definedKind(
  object: KubernetesObject,
): { group: string; kind: string } | undefined {
  if (object.kind !== 'CustomResourceDefinition') return undefined;
  const parsed = definition.safeParse(object);
  if (!parsed.success) return undefined;
  const { group, names } = parsed.data.spec;
  return { group, kind: names.kind };
}

/**
 * Reads a folder of manifests as if it were a cluster. The time of a reading
 * is when the newest file was written, so a folder that nobody writes any more
 * grows old like a cluster that does not answer.
 */
export class FolderClusterReader implements ClusterReader {
  readonly cluster: string;
  readonly mode: 'live' | 'dump';
  readonly intervalSeconds: number;
  clockNote?: string;
  readonly #folder: FolderConfig;
  readonly #cache = new Map<string, CachedFile>();

  constructor(folder: FolderConfig) {
    this.cluster = folder.cluster;
    this.mode = folder.mode;
    this.intervalSeconds = folder.intervalSeconds;
    this.#folder = folder;
  }

  async read(
    queries: ResourceQuery[],
    options: { signal: AbortSignal },
  ): Promise<ClusterSnapshot> {
    const { files, issues } = await this.#readFiles(options.signal);
    const readAt = this.#timeOf(files);
    const byKind = new Map<string, KubernetesObject[]>();
    const apiKinds = new Map<string, Set<string>>();
    // The same object in two files is one object: the later file wins.
    const seen = new Map<string, KubernetesObject>();
    for (const file of files) {
      for (const object of file.objects) {
        const { namespace, name } = object.metadata;
        const group = apiGroupOf(object);
        seen.set(`${group}/${object.kind}/${namespace ?? ''}/${name}`, object);
        addKind(apiKinds, group, object.kind);
        const defined = definedKind(object);
        if (defined) addKind(apiKinds, defined.group, defined.kind);
      }
    }
    for (const object of seen.values()) {
      const key = `${apiGroupOf(object)}/${object.kind}`;
      const list = byKind.get(key);
      if (list) list.push(object);
      else byKind.set(key, [object]);
    }

    const listings = new Map<string, Listing>();
    for (const query of queries) {
      const objects = byKind.get(`${query.group}/${query.kind}`);
      listings.set(
        resourceKey(query),
        this.#listing(query, objects, new Date(readAt * 1000)),
      );
    }
    return {
      cluster: this.cluster,
      listings,
      apiGroups: new Set(apiKinds.keys()),
      apiKinds,
      issues,
    };
  }

  #listing(
    query: ResourceQuery,
    objects: KubernetesObject[] | undefined,
    readAt: Date,
  ): Listing {
    if (objects) {
      const { project } = query;
      return {
        outcome: 'complete',
        readAt,
        objects: project ? objects.map(object => project(object)) : objects,
      };
    }
    if (this.#folder.complete || query.absentFromFolder === 'none') {
      return { outcome: 'notInstalled', readAt };
    }
    return {
      outcome: 'unread',
      error: {
        message: `The folder of ${this.cluster} holds no ${query.kind}: the cluster has none, or it was left out.`,
        fix: `Export ${query.plural} into it too, or say that nothing was left out: --complete, or backups.folders[].complete: true.`,
      },
    };
  }

  #timeOf(files: CachedFile[]): number {
    const written = Math.floor(
      Math.max(...files.map(file => file.modifiedAt)) / 1000,
    );
    const asOf = this.#folder.asOf ?? written;
    const newest = Math.max(...files.map(file => file.newest));
    this.clockNote =
      this.mode === 'dump' &&
      this.#folder.asOf === undefined &&
      newest > 0 &&
      written - newest > SUSPICIOUS_GAP
        ? `The files were written ${new Date(
            written * 1000,
          ).toISOString()}, but nothing in them is newer than ${new Date(
            newest * 1000,
          ).toISOString()}. If they were copied or cloned, give the real time of the dump with --as-of.`
        : undefined;
    return asOf;
  }

  async #readFiles(
    signal: AbortSignal,
  ): Promise<{ files: CachedFile[]; issues: ReadIssue[] }> {
    const root = resolve(this.#folder.path);
    let names: string[];
    try {
      names = await readdir(root, { recursive: true });
    } catch (error) {
      throw new NotFoundError(
        `The folder of ${this.cluster} cannot be read: ${root}. Check backups.folders and that the backend may read it.`,
        error,
      );
    }
    const paths = names
      .filter(name => MANIFEST_FILE.test(name))
      .sort()
      .map(name => join(root, name));
    if (paths.length === 0) {
      throw new NotFoundError(
        `The folder of ${this.cluster} holds no .yaml, .yml or .json file: ${root}.`,
      );
    }
    const files: CachedFile[] = [];
    const unreadable: ReadIssue[] = [];
    for (const path of paths) {
      signal.throwIfAborted();
      const where = relative(root, path);
      try {
        const file = await this.#readFileCached(path, where);
        if (file) files.push(file);
      } catch (error) {
        const message = `The file cannot be read: ${toError(error).message}`;
        unreadable.push({ where, message, hidesObjects: true });
      }
    }
    const present = new Set(paths);
    for (const path of this.#cache.keys()) {
      if (!present.has(path)) this.#cache.delete(path);
    }
    if (files.length === 0) {
      throw new NotFoundError(
        `The folder of ${this.cluster} holds no file that can be read: ${root}.`,
      );
    }
    return { files, issues: [...unreadable, ...files.flatMap(f => f.issues)] };
  }

  async #readFileCached(
    path: string,
    where: string,
  ): Promise<CachedFile | undefined> {
    const status = await stat(path);
    if (!status.isFile()) return undefined;
    const cached = this.#cache.get(path);
    if (
      cached &&
      cached.modifiedAt === status.mtimeMs &&
      cached.size === status.size
    ) {
      return cached;
    }
    const { objects, issues } = parseManifests(
      await readFile(path, 'utf8'),
      where,
    );
    const file = {
      modifiedAt: status.mtimeMs,
      size: status.size,
      objects,
      issues,
      newest: newestTime(objects),
    };
    this.#cache.set(path, file);
    return file;
  }
}
