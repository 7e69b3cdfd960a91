import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { SourceStatus } from './story/SourceStatus';
import { homelabManifestsAt } from './homelabManifestsAt';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

function homelab(cluster = 'home-1', offset = 0): KubernetesObject[] {
  const now = new Date(ANCHOR.getTime() + offset);
  return homelabManifestsAt({ cluster, now, anchor: ANCHOR });
}

function keyOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

function find(objects: KubernetesObject[], key: string): KubernetesObject {
  const found = objects.find(object => keyOf(object) === key);
  if (!found) throw new Error(`${key} is not there`);
  return found;
}

function statusOf(source: string, offset = 0): SourceStatus {
  return find(homelab('home-1', offset), `ReplicationSource ${source}`)
    .status as SourceStatus;
}

/** Every timestamp below a value, with its path. */
function timestampsIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'string') {
    return /^\d{4}-\d\d-\d\dT[\d:]+Z$/.test(value)
      ? [[path, Date.parse(value)]]
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    timestampsIn(child, `${path}.${key}`),
  );
}

describe('homelabManifestsAt', () => {
  it.each([-30 * DAY, -12 * DAY, 0, 9 * DAY])(
    'gives equal objects for equal arguments (offset %d)',
    offset => {
      expect(homelab('home-1', offset)).toEqual(homelab('home-1', offset));
      expect(homelab('home-2', offset)).toEqual(homelab('home-2', offset));
    },
  );

  it('shares nothing between two answers', () => {
    const first = homelab();
    for (const object of first) delete object.metadata.labels;
    expect(
      find(homelab(), 'Deployment downloads/radarr').metadata.labels,
    ).toBeDefined();
  });

  it('gives each object a name and a uid of its own', () => {
    for (const cluster of ['home-1', 'home-2']) {
      const objects = homelab(cluster);
      expect(new Set(objects.map(keyOf)).size).toBe(objects.length);
      expect(new Set(objects.map(({ metadata }) => metadata.uid)).size).toBe(
        objects.length,
      );
    }
  });

  it('tells nothing from the future but what is due', () => {
    for (let hour = -31 * 24; hour <= 48; hour += 5) {
      // Odd minutes, so that runs are met while they are under way.
      const offset = hour * HOUR + ((hour + 7440) % 60) * 60_000;
      const now = ANCHOR.getTime() + offset;
      const early = homelab('home-1', offset).flatMap(object =>
        timestampsIn(object)
          .filter(([path, time]) => time > now && !/\.next/.test(path))
          .map(([path]) => `${keyOf(object)}${path}`),
      );
      expect(early).toEqual([]);
    }
  });

  it('never takes back a success', () => {
    const newest = new Map<string, number>();
    for (let minute = -31 * 24 * 60; minute <= 24 * 60; minute += 193) {
      for (const object of homelab('home-1', minute * 60_000)) {
        const { lastSyncTime } = (object.status ?? {}) as SourceStatus;
        if (!lastSyncTime) continue;
        const time = Date.parse(lastSyncTime);
        const key = keyOf(object);
        expect(time).toBeGreaterThanOrEqual(newest.get(key) ?? 0);
        newest.set(key, time);
      }
    }
    expect(newest.size).toBeGreaterThan(50);
  });

  it('keeps logs within the 1024 bytes that movers keep', () => {
    for (const { status } of homelab()) {
      const { latestMoverStatus } = (status ?? {}) as SourceStatus;
      expect(latestMoverStatus?.logs?.length ?? 0).toBeLessThanOrEqual(1024);
    }
  });

  it('has no objects for a cluster it does not know', () => {
    expect(homelab('home-3')).toEqual([]);
  });

  it('silences the second cluster three hours before the anchor', () => {
    expect(homelab('home-2', 5 * HOUR)).toEqual(homelab('home-2', -3 * HOUR));
    expect(homelab('home-2', -9 * HOUR)).not.toEqual(
      homelab('home-2', -3 * HOUR),
    );
  });

  it('shows a run while it is under way and after it', () => {
    // radarr copies to the NAS at seven past.
    const running = statusOf('downloads/radarr', 7 * 60_000 + 30_000);
    expect(running).toMatchObject({
      conditions: [{ status: 'True', reason: 'SyncInProgress' }],
      lastSyncStartTime: '2026-08-22T10:07:00Z',
      nextSyncTime: '2026-08-22T10:07:00Z',
    });
    const idle = statusOf('downloads/radarr', 20 * 60_000);
    expect(idle).toMatchObject({
      conditions: [{ status: 'False', reason: 'WaitingForSchedule' }],
      nextSyncTime: '2026-08-22T11:07:00Z',
      latestMoverStatus: { result: 'Successful' },
    });
    expect(idle.lastSyncStartTime).toBeUndefined();
    expect(idle.lastSyncDuration).toMatch(/^\d+m\d+\.\d+s$/);
  });

  it('fails every copy to the NAS while it is away, and catches up', () => {
    const during = -12 * DAY - 6 * HOUR;
    expect(
      statusOf('downloads/radarr', during).latestMoverStatus,
    ).toMatchObject({
      result: 'Failed',
      logs: expect.stringContaining('stale file handle'),
    });
    expect(
      statusOf('downloads/radarr-b2', during).latestMoverStatus?.result,
    ).toBe('Successful');
    expect(
      statusOf('downloads/radarr', -12 * DAY).latestMoverStatus?.result,
    ).toBe('Successful');
  });

  it('moves the last sync of a paused source on, as the fork does', () => {
    const before = statusOf('downloads/bazarr-r2', -DAY);
    const after = statusOf('downloads/bazarr-r2');
    expect(after.lastSyncTime).not.toBe(before.lastSyncTime);
    expect(after.lastSyncDuration).toMatch(/^[\d.]+ms$/);
    expect(after.latestMoverStatus).toEqual(before.latestMoverStatus);
  });

  it('tells of a restore that restored nothing, and of the empty copies since', () => {
    const restore = find(
      homelab(),
      'ReplicationDestination entertainment/komf-restore',
    );
    expect(restore.status).toMatchObject({
      latestMoverStatus: {
        result: 'Successful',
        logs: expect.stringContaining('No data will be restored'),
      },
    });
    expect(
      statusOf('entertainment/komf-b2', -7 * DAY).latestMoverStatus?.logs,
    ).toContain('Created snapshot');
  });

  it('has one repository whose maintenance never ran', () => {
    const neglected = homelab()
      .filter(({ kind }) => kind === 'KopiaMaintenance')
      .filter(({ status }) => !('lastMaintenanceTime' in (status as object)))
      .map(keyOf);
    // The newest repository waits for its first night.
    expect(neglected).toEqual([
      'KopiaMaintenance entertainment/plex-b2',
      'KopiaMaintenance media/immich-r2',
    ]);
  });

  it('has claims that belong to tools, and volumes that are no items', () => {
    const claims = homelab()
      .filter(({ kind }) => kind === 'PersistentVolumeClaim')
      .map(({ metadata }) => metadata.name);
    expect(claims).toEqual(
      expect.arrayContaining([
        'media',
        'paperless-data-paperless-0',
        'postgres18-immich-1',
        'volsync-navidrome-b2-src',
        'volsync-src-radarr-cache',
        expect.stringMatching(/^vs-prime-/),
      ]),
    );
    expect(
      find(homelab(), 'PersistentVolumeClaim entertainment/plex-cache').metadata
        .annotations?.['backups/exempt'],
    ).toBe('transcodes and thumbnails are made again; until 2026-12-20');
  });

  it('holds templates where secrets would be', () => {
    const text = JSON.stringify(
      homelab().filter(({ kind }) => kind === 'ExternalSecret'),
    );
    const values = [
      ...text.matchAll(/"[A-Z_]*(?:PASSWORD|KEY|KEY_ID)":"([^"]*)"/g),
    ];
    expect(values.length).toBeGreaterThan(50);
    for (const [, value] of values) expect(value).toMatch(/^\{\{ \.\w+ \}\}$/);
  });
});
