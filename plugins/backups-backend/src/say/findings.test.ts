import { Finding } from 'backstage-plugin-backups-common';
import { FoundFacts, JudgedFinding } from '../judge/findings/JudgedFinding';
import { foundInWords, wordedFindings } from './findings';

const AT = Date.parse('2026-08-22T10:00:00Z') / 1000;
const DAY = 86_400;
const object = 'ReplicationSource media/jukebox';
const place = 'NAS';

const TITLES: readonly [FoundFacts, string][] = [
  [
    { code: 'maintenance-suspended', object },
    `Maintenance of the repository is switched off (${object}).`,
  ],
  [
    { code: 'maintenance-failing', object, since: AT, message: 'no space' },
    `Maintenance of the repository fails since 22 Aug 10:00 UTC (${object}): no space`,
  ],
  [
    { code: 'maintenance-never-ran', object, owner: 'anna@laptop' },
    `Maintenance of the repository has never succeeded; its owner is anna@laptop (${object}).`,
  ],
  [
    { code: 'maintenance-overdue', object, lastSuccessAt: AT },
    `Maintenance of the repository has not succeeded since 22 Aug 10:00 UTC (${object}).`,
  ],
  [
    { code: 'maintenance-has-two-owners', owners: ['A', 'B'] },
    'The repository is maintained by A and B.',
  ],
  [
    {
      code: 'point-shrunk',
      object,
      place,
      drop: {
        since: AT,
        sizeBytes: 4096,
        usualBytes: 812_000_000,
        files: 1,
        usualFiles: 4312,
        usualLeft: 1,
        lastUsual: { at: AT - DAY },
        told: 'listing',
      },
      retention: 'Keeps 7 daily.',
    },
    `The NAS copy by ${object} shrank: 4.1 kB since 22 Aug 10:00 UTC, 812 MB before.`,
  ],
  [
    { code: 'chain-too-long', database: 'shelf', place, backups: 31 },
    '31 backups of shelf on NAS build on one full backup.',
  ],
  [
    {
      code: 'full-backup-overdue',
      database: 'shelf',
      place,
      lastFullAt: AT,
      periodSeconds: 7 * DAY,
      chained: true,
    },
    'The last full backup of shelf on NAS is of 22 Aug 10:00 UTC; there should be one every 7 d.',
  ],
  [
    { code: 'place-overwritten', object, place, mirrors: ['A', 'B'] },
    `A and B remove what ${object} copies to NAS.`,
  ],
  [
    {
      code: 'same-identity-in-repository',
      object,
      identity: 'jukebox@media:/data',
      others: ['shop'],
    },
    `${object} writes as jukebox@media:/data into the repository that shop also uses under that name.`,
  ],
  [
    { code: 'partly-copied', object, place, part: '/photos' },
    `Only /photos of it is copied to NAS (${object}).`,
  ],
  [
    { code: 'unchanged-content-not-written', object, place },
    `The NAS copy by ${object} wrote nothing new: its content did not change.`,
  ],
  [
    {
      code: 'success-not-in-repository',
      object,
      successAt: AT,
      identity: 'jukebox',
      fault: { kind: 'older' },
    },
    `The repository has no restore point of the success that ${object} claims for 2026-08-22T10:00:00.000Z.`,
  ],
  [
    {
      code: 'volume-younger-than-copies',
      volume: 'jukebox',
      createdAt: AT,
      newestCopyAt: AT - DAY,
    },
    'jukebox was made 22 Aug 10:00 UTC, after its newest copy of 21 Aug 10:00 UTC.',
  ],
  [
    { code: 'volume-of-another', volume: 'data', heldBy: ['a', 'b'], ref: 'c' },
    'data belongs to a, b, whose workload mounts it.',
  ],
  [
    {
      code: 'annotation-misread',
      annotation: 'backups/rpo',
      value: 'often',
      expected: 'duration',
    },
    "Annotation backups/rpo is not a duration: 'often'. Write for instance 24h.",
  ],
  [
    { code: 'orphaned-points', names: 2 },
    '2 names in the repository no longer get backups.',
  ],
  [
    { code: 'restore-drill-failed', item: 'jukebox', place, failedAt: AT },
    'The last restore drill of jukebox failed: it did not come back from NAS (22 Aug 10:00 UTC).',
  ],
  [
    {
      code: 'restore-test-failed',
      object: 'CronJob media/try-jukebox',
      item: 'jukebox',
    },
    'The last run of CronJob media/try-jukebox, which tests restores of jukebox, failed.',
  ],
];

function finding(standsFrom?: number): JudgedFinding {
  return {
    code: 'maintenance-suspended',
    object,
    severity: 'advice',
    causeKey: 'maintenance/nas',
    evidence: [],
    standsFrom,
  };
}

describe('what judge finds', () => {
  it.each(TITLES)('%j has a title that stands alone', (found, title) => {
    expect(foundInWords(found).title).toBe(title);
  });

  it('says to do what the provider says, where it says so', () => {
    const overdue = {
      code: 'maintenance-overdue',
      object,
      lastSuccessAt: AT,
    } as const;
    expect(foundInWords(overdue).fix).toBe(`Look at the Jobs of ${object}.`);
    expect(foundInWords({ ...overdue, remedy: 'Set the owner.' }).fix).toBe(
      'Set the owner.',
    );
  });

  it('says what is left of the usual points, and what becomes of them', () => {
    const shrunk = TITLES.flatMap(([found]) =>
      found.code === 'point-shrunk' ? found : [],
    )[0];
    expect(foundInWords(shrunk).detail).toBe(
      'It holds 4.1 kB in 1 file; before, it held 812 MB in 4312 files. 1 restore point of the usual size is left, the newest of 21 Aug 10:00 UTC. Each new run brings closer the time when retention has removed the last of them. Keeps 7 daily.',
    );
    expect(foundInWords({ ...shrunk, retention: undefined }).detail).toBe(
      'It holds 4.1 kB in 1 file; before, it held 812 MB in 4312 files. It keeps no history: what was there before is overwritten.',
    );
  });

  it.each<[string, object, string]>([
    [
      'its files, where its size is not known',
      { sizeBytes: undefined },
      '1 file since 22 Aug 10:00 UTC, 4312 files before',
    ],
    [
      'its files, where its size says nothing',
      { sizeBytes: 812_000_001 },
      '1 file since 22 Aug 10:00 UTC, 4312 files before',
    ],
    [
      'its size, where its files are not known',
      { usualFiles: undefined },
      '4.1 kB since 22 Aug 10:00 UTC, 812 MB before',
    ],
  ])('says by what a copy shrank: %s', (_what, changes, words) => {
    const [shrunk] = TITLES.flatMap(([found]) =>
      found.code === 'point-shrunk' ? found : [],
    );
    expect(
      foundInWords({ ...shrunk, drop: { ...shrunk.drop, ...changes } }).title,
    ).toContain(words);
  });

  it('is shown from the instant on from which it applies, beside what providers found', () => {
    const worded: Finding = {
      code: 'x',
      severity: 'advice',
      title: 'As it was kept.',
      causeKey: 'x',
      evidence: [],
    };
    const titlesAt = (instant: number) =>
      wordedFindings([finding(AT), worded], instant).map(({ title }) => title);
    expect(titlesAt(AT - 1)).toEqual(['As it was kept.']);
    expect(titlesAt(AT)).toEqual([
      `Maintenance of the repository is switched off (${object}).`,
      'As it was kept.',
    ]);
  });
});
