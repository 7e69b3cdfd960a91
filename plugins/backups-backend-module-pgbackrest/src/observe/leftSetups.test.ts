import { at, observe } from '../fixtures/observe';
import { backup, cluster, scheduled } from '../fixtures/objects';

const LAST = '2026-08-20T01:03:00Z';
const OFF = cluster({ spec: { plugins: undefined } });

function made(spec: object, status: object = {}, end = LAST) {
  return {
    ...backup({ at: end, status }),
    spec: { cluster: { name: 'shelf' }, ...spec },
  };
}

describe('a Cluster whose backups were switched off', () => {
  it.each<[string, object, object, object]>([
    [
      'by barman',
      { method: 'barmanObjectStore' },
      {
        destinationPath: 's3://vault/pg',
        endpointURL: 'https://s3.example.com',
      },
      { type: 's3', bucket: 'vault' },
    ],
    [
      'by volume snapshots',
      { method: 'volumeSnapshot' },
      {},
      { type: 'volume' },
    ],
    [
      'by a plugin, which does not say where',
      {
        method: 'plugin',
        pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
      },
      {},
      { type: 'unknown' },
    ],
  ])('keeps what was made %s', (_how, spec, status, destination) => {
    const { plans, codes } = observe([OFF, made(spec, status)]);
    expect(plans).toMatchObject([
      {
        destination,
        schedule: { kind: 'none' },
        lastSuccess: { finishedAt: at(LAST) },
        database: { archiving: { state: 'halted' } },
      },
    ]);
    expect(codes).toContain('backups-switched-off');
  });

  it.each<[string, object[]]>([
    ['it has none', []],
    [
      'none of them succeeded',
      [made({ method: 'barmanObjectStore' }, { phase: 'failed' })],
    ],
    ['they were made in a way that is not known', [made({ method: 'tape' })]],
  ])('has no copies where %s', (_why, backups) => {
    const { plans, codes } = observe([OFF, ...backups]);
    expect(plans).toEqual([]);
    expect(codes).not.toContain('backups-switched-off');
  });

  it('is told of its ScheduledBackup, which leads nowhere now', () => {
    const { codes } = observe([
      OFF,
      scheduled({ spec: { method: 'barmanObjectStore' } }),
      made(
        { method: 'barmanObjectStore' },
        { destinationPath: 's3://vault/pg' },
      ),
    ]);
    expect(codes).toContain('schedule-leads-nowhere');
    expect(codes).toContain('backups-switched-off');
  });

  it('is none where it is backed up in another way', () => {
    const { codes } = observe([
      cluster({}),
      made(
        { method: 'barmanObjectStore' },
        { destinationPath: 's3://vault/pg' },
      ),
    ]);
    expect(codes).not.toContain('backups-switched-off');
  });
});
