import {
  ClusterReader,
  ClusterSnapshot,
  ReadIssue,
  ResourceQuery,
  resourceKey,
  snapshotOf,
} from 'backstage-plugin-backups-node';

/** A cluster whose objects, clock and moods a test decides. */
export class FakeCluster implements ClusterReader {
  readonly mode = 'live';
  readonly intervalSeconds = 300;
  objects: unknown[] = [];
  /** It does not answer at all. */
  failure?: Error;
  /** It never answers. */
  hangs = false;
  issues: ReadIssue[] = [];
  /** Kinds it refuses to list. */
  refused = new Set<string>();
  /** API groups it serves. */
  apiGroups: Set<string> | undefined = new Set(['', 'apps']);

  constructor(readonly cluster: string, private readonly clock: () => Date) {}

  async read(queries: ResourceQuery[]): Promise<ClusterSnapshot> {
    if (this.failure) throw this.failure;
    if (this.hangs) return new Promise(() => {});
    const { cluster, issues, apiGroups } = this;
    const snapshot = snapshotOf({
      cluster,
      readAt: this.clock(),
      queries,
      objects: this.objects,
    });
    const listings = new Map(snapshot.listings);
    for (const query of queries) {
      if (this.refused.has(query.kind)) {
        const message = `${cluster} refuses to list ${query.kind}.`;
        listings.set(resourceKey(query), {
          outcome: 'unread',
          error: { message },
        });
      }
    }
    return { cluster, listings, apiGroups, issues };
  }
}
