import { RestoreTestFact } from 'backstage-plugin-backups-node';
import { failedRestoreFindings, failedRestores } from './failedRestores';

const item = {
  key: 'home-1/media/PersistentVolumeClaim/jukebox',
  name: 'jukebox',
  cluster: 'home-1',
  namespace: 'media',
};

function restoreTest(changes: Partial<RestoreTestFact> = {}): RestoreTestFact {
  return {
    type: 'restore-test',
    object: {
      cluster: 'home-1',
      kind: 'CronJob',
      namespace: 'media',
      name: 'try-restore',
    },
    items: ['jukebox'],
    schedule: {
      kind: 'cron',
      expression: '0 4 * * 0',
      zone: 'UTC',
      dialect: 'standard',
    },
    suspended: false,
    lastFailed: true,
    evidence: [],
    ...changes,
  };
}

describe('restores that failed', () => {
  it('break restores where the last drill of the item did not bring it back', () => {
    const drill = { itemKey: item.key, destination: 'NAS', finishedAt: 1000 };
    const findings = failedRestoreFindings(
      item,
      failedRestores([drill, { ...drill, itemKey: 'another' }], []),
    );
    expect(findings).toMatchObject([
      {
        code: 'restore-drill-failed',
        severity: 'breaks-restore',
        item: 'jukebox',
        place: 'NAS',
        failedAt: 1000,
      },
    ]);
  });

  it.each<[string, Partial<RestoreTestFact>, number]>([
    ['its last run failed', {}, 1],
    ['it names several', { items: ['other', 'jukebox'] }, 1],
    ['its last run ended well', { lastFailed: false }, 0],
    ['it is switched off', { suspended: true }, 0],
    ['it names another', { items: ['other'] }, 0],
    [
      'it is of another namespace',
      { object: { ...restoreTest().object, namespace: 'games' } },
      0,
    ],
    [
      'it is of another cluster',
      { object: { ...restoreTest().object, cluster: 'home-2' } },
      0,
    ],
  ])('erode its restores, or not, by its test: %s', (_what, changes, found) => {
    const findings = failedRestoreFindings(
      item,
      failedRestores([], [restoreTest(changes)]),
    );
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual(
      new Array(found).fill(['restore-test-failed', 'erodes']),
    );
  });
});
