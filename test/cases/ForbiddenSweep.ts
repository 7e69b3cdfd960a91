import type { Entity } from '@backstage/catalog-model';
import { FolderClusterReader } from 'backstage-plugin-backups-backend/testUtils';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { resourceKey } from 'backstage-plugin-backups-node';
import type {
  ClusterSnapshot,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { MemoryPipeline, checkLogger } from 'backups-demo/check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import type { Case } from './Case';

const CLUSTER = 'home-1';

function entityOf(app: Case['apps'][number]): Entity {
  const { name, annotations = {} } =
    typeof app === 'string' ? { name: app } : app;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { namespace: 'default', name, annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'ops' },
  };
}

/** One first look after the other at an estate in which one kind may not be listed. */
export class ForbiddenSweep {
  readonly #folder: string;
  readonly #entity: Entity;
  readonly #at: Date;
  #queries: readonly ResourceQuery[] = [];
  #whole?: ClusterSnapshot;

  private constructor(folder: string, entity: Entity, at: Date) {
    this.#folder = folder;
    this.#entity = entity;
    this.#at = at;
  }

  static async over(
    objects: readonly KubernetesManifest[],
    app: Case['apps'][number],
    at: Date,
  ): Promise<ForbiddenSweep> {
    const folder = await mkdtemp(join(tmpdir(), 'forbidden-'));
    await writeFile(
      join(folder, 'objects.yaml'),
      objects.map(object => JSON.stringify(object)).join('\n---\n'),
    );
    return new ForbiddenSweep(folder, entityOf(app), at);
  }

  async end(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Kinds of which there are objects. */
  kindsPresent(): string[] {
    return [...(this.#whole?.listings ?? [])].flatMap(([key, listing]) =>
      listing.outcome === 'complete' && listing.objects.length > 0 ? [key] : [],
    );
  }

  /** Kinds that tell of copies, whether or not there are objects of them. */
  kindsThatCarry(): string[] {
    return [
      ...new Set(
        this.#queries
          .filter(({ need }) => need === 'carries')
          .map(query => resourceKey(query)),
      ),
    ];
  }

  async #read(
    queries: readonly ResourceQuery[],
    signal: AbortSignal,
  ): Promise<ClusterSnapshot> {
    if (this.#whole) return this.#whole;
    const reader = new FolderClusterReader({
      cluster: CLUSTER,
      path: this.#folder,
      mode: 'dump',
      intervalSeconds: 300,
      asOf: this.#at.getTime() / 1000,
      complete: true,
    });
    this.#queries = queries;
    this.#whole = await reader.read([...queries], { signal });
    return this.#whole;
  }

  /** @param hidden - key of the kind that may not be listed; absent: all may */
  async judged(hidden?: string): Promise<EntityBackups> {
    const pipeline = await MemoryPipeline.create({
      settings: {},
      logger: checkLogger(text => process.stderr.write(text)),
      clock: () => this.#at,
    });
    try {
      await pipeline.collect(
        [
          {
            cluster: CLUSTER,
            mode: 'live',
            intervalSeconds: 300,
            read: async (queries, { signal }) => {
              const whole = await this.#read(queries, signal);
              if (hidden === undefined) return whole;
              return {
                ...whole,
                listings: new Map(whole.listings).set(hidden, {
                  outcome: 'unread',
                  error: {
                    message: `The account may not list ${hidden} (403).`,
                  },
                }),
              };
            },
          },
        ],
        [this.#entity],
      );
      return await pipeline.entityBackups(this.#entity);
    } finally {
      await pipeline.close();
    }
  }
}
