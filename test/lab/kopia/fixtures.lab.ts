import { snapshotFixture } from 'backstage-plugin-backups-backend-module-kopia/testUtils';
import { demoRepositories, kopiaReportAt } from 'backups-demo/testUtils';
import { missingIn, shapeOf } from '../shape/shapeOf';
import { KopiaLab } from './KopiaLab';
import type { KopiaRepository } from './KopiaRepository';

const IDENTITY = 'radarr@downloads:/data';
/** Its policy passes over what cannot be read. */
const LENIENT = 'sonarr@downloads:/data';
/** Each task of maintenance is a key. */
const NAMES = ['.maintenance.schedule.runs'];
/** Needs an S3 store that can lock its objects, which the lab has not. */
const OF_S3 = [
  ...['bucket', 'endpoint', 'prefix'].map(
    key => `.status.storage.config.${key}: string`,
  ),
  '.status.blobRetention.retentionMode: string',
  '.status.blobRetention.retentionPeriod: number',
];
const NOW = new Date('2026-11-21T12:00:00Z');

async function shapeOfReport(repository: KopiaRepository) {
  const print = async (...args: string[]) =>
    JSON.parse(await repository.json(...args));
  return shapeOf(
    {
      snapshots: await print('snapshot', 'list', '--all'),
      status: await print('repository', 'status'),
      maintenance: await print('maintenance', 'info'),
      policies: await print('policy', 'list'),
    },
    NAMES,
  );
}

describe('what stands in for Kopia in tests and in the demo', () => {
  let lab: KopiaLab;
  let real: Set<string>;

  beforeAll(async () => {
    lab = await KopiaLab.start();
    const repository = await lab.createRepository('nas');
    const pinned = await repository.takeSnapshot({
      identity: IDENTITY,
      files: { 'config/radarr.db': 'all of it' },
    });
    await repository.kopia('snapshot', 'pin', pinned, '--add=before-upgrade');
    await repository.takeSnapshot({
      identity: IDENTITY,
      files: { 'radarr.db': 'readable', 'config.xml': 'not' },
      unreadable: ['config.xml'],
    });
    await repository.kopia(
      'policy',
      'set',
      LENIENT,
      '--ignore-file-errors=true',
    );
    await repository.takeSnapshot({
      identity: LENIENT,
      files: { 'sonarr.db': 'readable', 'config.xml': 'not' },
      unreadable: ['config.xml'],
    });
    await repository.setRetention(IDENTITY, {
      'keep-latest': 3,
      'keep-hourly': 4,
      'keep-daily': 14,
      'keep-weekly': 4,
      'keep-monthly': 3,
      'keep-annual': 0,
    });
    await repository.kopia('policy', 'set', IDENTITY, '--compression=zstd');
    await repository.takeSnapshot({
      identity: IDENTITY,
      files: { 'radarr.db': 'a part' },
      incomplete: true,
    });
    const neverMaintained = await shapeOfReport(repository);
    await repository.maintain();
    real = new Set([...neverMaintained, ...(await shapeOfReport(repository))]);
  });
  afterAll(() => lab?.stop());

  it('knows no field of a snapshot that a real one does not have', () => {
    const fixture = snapshotFixture({
      startTime: NOW.toISOString(),
      incomplete: 'checkpoint',
      failed: 1,
      ignored: 1,
      pins: ['before-upgrade'],
    });
    expect(missingIn(shapeOf({ snapshots: [fixture] }), real)).toEqual([]);
  });

  it.each(demoRepositories().map(each => [each.location, each] as const))(
    'reports of %s what a real repository is made of',
    (_, repositoryOfTheDemo) => {
      const report = kopiaReportAt(repositoryOfTheDemo, {
        now: NOW,
        anchor: NOW,
      });
      expect(
        missingIn(shapeOf(report, NAMES), new Set([...real, ...OF_S3])),
      ).toEqual([]);
    },
  );
});
