import {
  BackupsProvider,
  Fact,
  ItemFact,
  RemoteReading,
  RemoteSource,
} from 'backstage-plugin-backups-node';
import { planFact } from './facts';

/** A file server whose facts, clock and moods a test decides. */
export class FakeServer implements RemoteSource {
  readonly title = 'Shelf';
  readonly intervalSeconds = 900;
  readonly deadlineSeconds: number = 60;
  facts: Fact[] = [];
  complete = true;
  failure?: Error;
  hangs = false;
  /** How often it was asked. */
  asked = 0;

  constructor(readonly id: string, private readonly clock: () => Date) {}

  mayCopy({ folder }: ItemFact): boolean {
    return folder?.servers.includes(`${this.id}.internal`) ?? false;
  }

  async read(): Promise<RemoteReading> {
    this.asked += 1;
    if (this.failure) throw this.failure;
    if (this.hangs) return new Promise(() => {});
    const { facts, complete } = this;
    return { readAt: this.clock(), facts, complete };
  }
}

/** A provider that reads servers and nothing else. */
export function shelfProvider(...remotes: RemoteSource[]): BackupsProvider {
  return {
    id: 'shelf',
    title: 'Shelf',
    resources: [],
    apiGroups: [],
    observeCluster: () => [],
    remotes,
  };
}

/** A server's task that copies a folder off-site every day at one. */
export function folderPlan(
  server: string,
  path: string,
  lastSuccess: Date,
): Fact[] {
  const key = `${server}//Folder/${path}`;
  return [
    {
      type: 'item',
      key,
      kind: 'dataset',
      cluster: server,
      name: path,
      labels: {},
      annotations: {},
      mountedBy: [],
      aliases: [],
      failureDomain: `nfs:${server}.internal`,
    },
    planFact({
      key: `${server}//Task/${path}`,
      fingerprint: 'bucket',
      provider: 'shelf',
      method: 'shelf',
      object: { cluster: server, kind: 'Task', name: path },
      itemKey: key,
      copiesFolder: { servers: [`${server}.internal`], path },
      destination: {
        type: 's3',
        label: 'Bucket',
        offSite: true,
        failureDomain: 'bucket',
        derivedFrom: [],
      },
      schedule: {
        kind: 'cron',
        expression: '0 1 * * *',
        zone: 'UTC',
        dialect: 'standard',
      },
      lastSuccess: {
        finishedAt: Math.floor(lastSuccess.getTime() / 1000),
        durationSeconds: 60,
      },
    }),
  ];
}
