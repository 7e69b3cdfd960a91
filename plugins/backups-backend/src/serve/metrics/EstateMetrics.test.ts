import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FolderPipeline,
  component,
  folderPipeline,
} from '../../__testUtils__/folderPipeline';
import { EstateMetrics } from './EstateMetrics';
import { registerMetrics } from './registerMetrics';

const READ_AT = new Date('2026-08-22T10:00:00Z');
const HOUR = 3_600_000;

function claim(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      namespace: 'downloads',
      labels: { 'app.kubernetes.io/name': name },
    },
    spec: { storageClassName: 'ceph-block' },
  };
}

const SOURCE = {
  apiVersion: 'volsync.backube/v1alpha1',
  kind: 'ReplicationSource',
  metadata: { name: 'radarr', namespace: 'downloads' },
  spec: {
    sourcePVC: 'radarr',
    trigger: { schedule: '0 * * * *' },
    kopia: {
      repository: 'radarr',
      copyMethod: 'Snapshot',
      moverVolumes: [
        {
          mountPath: 'repository',
          volumeSource: { nfs: { server: 'nas.internal', path: '/backups' } },
        },
      ],
    },
  },
  status: {
    lastSyncTime: '2026-08-22T09:05:00Z',
    lastSyncDuration: '5m0s',
    latestMoverStatus: { result: 'Successful', logs: '' },
  },
};

describe('metrics', () => {
  let folder: string;
  let pipeline: FolderPipeline;
  let now = READ_AT;

  beforeEach(async () => {
    now = READ_AT;
    folder = await mkdtemp(join(tmpdir(), 'backups-metrics-'));
    const file = join(folder, 'all.json');
    await writeFile(
      file,
      JSON.stringify({
        kind: 'List',
        items: [claim('radarr'), claim('lidarr'), SOURCE],
      }),
    );
    await utimes(file, READ_AT, READ_AT);
    pipeline = await folderPipeline({
      folders: [
        {
          cluster: 'home-1',
          path: folder,
          mode: 'live',
          intervalSeconds: 300,
          complete: true,
        },
      ],
      providers: [createVolSyncProvider()],
      entities: [component('radarr'), component('lidarr')],
      clock: () => now,
    });
    await pipeline.collector.collect({ signal: new AbortController().signal });
  });

  afterEach(async () => {
    await pipeline.knex.destroy();
    await rm(folder, { recursive: true });
  });

  it('tells the verdicts that the tab shows, and lets them decay when nothing is collected any more', async () => {
    const estate = new EstateMetrics({
      store: pipeline.store,
      clock: () => now,
    });
    const fresh = await estate.read();
    expect(fresh.verdicts).toMatchObject({ protected: 1, 'at-risk': 1 });
    expect(fresh.atRisk).toEqual(['component:default/lidarr']);
    expect(fresh.sources).toEqual([
      {
        cluster: 'home-1',
        provider: 'volsync',
        ageSeconds: 0,
        current: true,
      },
      {
        cluster: 'home-1',
        provider: 'workloads',
        ageSeconds: 0,
        current: true,
      },
    ]);
    expect((await pipeline.view('radarr')).verdict).toBe('protected');

    now = new Date(READ_AT.getTime() + HOUR);
    const silent = await estate.read();
    expect(silent.verdicts).toMatchObject({ protected: 0, 'cannot-tell': 1 });
    expect(silent.sources.every(source => !source.current)).toBe(true);
    expect((await pipeline.view('radarr')).verdict).toBe('cannot-tell');
  });

  it('reads anew where the clock was set back, so that nothing stale is shown for a day', async () => {
    const tomorrow = new Date(READ_AT.getTime() + 24 * HOUR);
    const estate = new EstateMetrics({
      store: pipeline.store,
      clock: () => now,
    });
    now = tomorrow;
    expect((await estate.read()).verdicts).toMatchObject({ 'cannot-tell': 1 });
    now = READ_AT;
    expect((await estate.read()).verdicts).toMatchObject({ protected: 1 });
  });

  it('registers a gauge for each, and a series of its own only for entities at risk', async () => {
    const observed = new Map<string, [number, unknown][]>();
    const callbacks: (void | Promise<void>)[] = [];
    const metrics = metricsServiceMock.mock({
      createObservableGauge: name => ({
        addCallback: callback => {
          const series: [number, unknown][] = [];
          observed.set(name, series);
          callbacks.push(
            callback({
              observe: (value, attributes) => series.push([value, attributes]),
            }),
          );
        },
        removeCallback: () => {},
      }),
    });
    registerMetrics({
      metrics,
      estate: new EstateMetrics({ store: pipeline.store, clock: () => now }),
    });
    await Promise.all(callbacks);
    expect(observed.get('backups.entities')).toContainEqual([
      1,
      { verdict: 'protected' },
    ]);
    expect(observed.get('backups.entity.at_risk')).toEqual([
      [1, { entity: 'component:default/lidarr' }],
    ]);
    expect(observed.get('backups.source.current')).toContainEqual([
      1,
      { cluster: 'home-1', provider: 'volsync' },
    ]);
    expect(observed.get('backups.source.age')).toHaveLength(2);
  });
});
