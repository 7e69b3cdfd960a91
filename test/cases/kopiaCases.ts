import { claim, deployment } from '../estate/volumes';
import {
  ReportWish,
  SnapshotWish,
  kopiaReport,
  kopiaSnapshot,
} from '../estate/kopiaReport';
import {
  replicationSource,
  repositoryOf,
  repositorySecret,
} from '../estate/volSync';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';

/** What the app shows whose copies go to the repository. */
const OBJECTS = [
  deployment('diary'),
  ...claim({ name: 'diary' }),
  repositorySecret('diary', { mover: 'kopia' }),
  replicationSource('diary', {
    mover: 'kopia',
    lastSync: '2026-10-14T09:00:45Z',
    nextSync: '2026-10-14T10:00:00Z',
  }),
];

/** Snapshots of the hours before nine, and at nine what is given. */
function hourly(last: Partial<SnapshotWish>, before = 9): SnapshotWish[] {
  return [
    ...Array.from({ length: before }, (_, hour) => ({
      start: `2026-10-14T0${hour}:00:15Z`,
      end: `2026-10-14T0${hour}:00:45Z`,
    })),
    { start: '2026-10-14T09:00:15Z', end: '2026-10-14T09:00:45Z', ...last },
  ];
}

function listing(
  title: string,
  snapshots: readonly SnapshotWish[],
  expected: Case['expected'],
  others: ReportWish & {
    takenAt?: string;
    encode?(text: string): Buffer;
  } = {},
): Case {
  const { encode, takenAt = '2026-10-14T09:30:00Z', ...wish } = others;
  const report = kopiaReport(snapshots.map(kopiaSnapshot), wish);
  return {
    title,
    apps: ['diary'],
    steps: [
      {
        at: NOW,
        objects: OBJECTS,
        reports: [
          {
            kind: 'kopia',
            repository: repositoryOf('diary'),
            takenAt,
            body: encode ? encode(JSON.stringify(report)) : report,
          },
        ],
      },
    ],
    expected,
  };
}

const SEEN = {
  verdict: 'protected',
  copies: [{ state: 'healthy', grade: 'seen-in-repository', counted: true }],
} as const;

/** Kopia: what a repository lists, and its upkeep. */
export const KOPIA_CASES: readonly Case[] = [
  // What is whole and empty stays empty; what is not whole yet may be soon.
  ...[{ files: 0, bytes: 0 }, { bytes: 0 }, { failedFiles: 12 }].map(last =>
    listing(
      `waits for no second look at ${JSON.stringify(last)}`,
      hourly(last),
      {
        verdict: 'at-risk',
        copies: [{ state: 'hollow', grade: 'contradicted', counted: false }],
        left: { volume: '2026-10-14T08:00:15.000Z' },
      },
      { takenAt: '2026-10-14T09:12:00Z' },
    ),
  ),
  listing(
    'waits for a second look at a snapshot that is not whole yet',
    hourly({ incomplete: 'checkpoint' }),
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', grade: 'operator-says', counted: true }],
    },
    { takenAt: '2026-10-14T09:12:00Z' },
  ),
  listing(
    'takes no snapshot of the future for the success of now',
    [
      ...hourly({}).slice(0, -2),
      { start: '2027-05-02T00:00:10Z', end: '2027-05-02T00:00:40Z' },
    ],
    {
      verdict: 'at-risk',
      copies: [{ state: 'hollow', grade: 'contradicted', counted: false }],
      says: [/clock/i],
    },
  ),
  listing(
    'reads a report that begins with a byte order mark',
    hourly({}),
    SEEN,
    {
      encode: text => Buffer.from(`\ufeff${text}`, 'utf8'),
    },
  ),
  listing(
    'reads names of Windows beside its own',
    [
      ...hourly({}),
      {
        app: 'ANNA',
        host: 'desk top',
        path: 'C:\\Users\\Anna\\Meine Bilder',
        start: '2026-10-13T19:00:00Z',
      },
    ],
    SEEN,
  ),
  listing(
    'compares times of other zones and finer than milliseconds',
    hourly({
      start: '2026-10-14T22:00:15.123456789+13:00',
      end: '2026-10-14T22:00:45.987654321+13:00',
    }),
    SEEN,
  ),
  listing(
    'takes no incomplete snapshot for the success, while another may follow',
    hourly({ incomplete: 'checkpoint' }),
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', grade: 'operator-says', counted: true }],
    },
    { takenAt: '2026-10-14T09:05:00Z' },
  ),
  listing(
    'calls a success empty that left an incomplete snapshot only',
    hourly({ incomplete: 'checkpoint' }),
    {
      verdict: 'at-risk',
      copies: [{ state: 'hollow', grade: 'contradicted', counted: false }],
    },
  ),
  listing(
    'counts the loss from the newest copy of the usual size, where the last one shrank',
    hourly({ bytes: 4096, files: 3 }),
    {
      verdict: 'at-risk',
      headline: /shrank: 4\.1 kB since 14 Oct 09:00 UTC/,
      left: {
        volume: '2026-10-14T08:00:15.000Z',
        site: '2026-10-14T08:00:15.000Z',
      },
      says: [
        /640 MB in 1804 files/,
        /9 restore points of the usual size/,
        /usual size \(14 Oct 08:00 UTC\) is removed about 16 Oct 08:00 UTC/,
        /'kopia snapshot pin \S+2026-10-14T08:00:15Z --add=usual-size'/,
      ],
      never: [/^Protected/m],
    },
  ),
  listing(
    'counts the loss of a day where the copy of last night shrank',
    Array.from({ length: 9 }, (_, night) => ({
      start: `2026-10-${String(night + 6).padStart(2, '0')}T09:00:15Z`,
      ...(night === 8 && { bytes: 4096, files: 3 }),
    })),
    {
      verdict: 'at-risk',
      left: { volume: '2026-10-13T09:00:15.000Z' },
      says: [
        /8 restore points of the usual size/,
        // The newest of its week, and weekly ones are kept for four.
        /usual size \(11 Oct 09:00 UTC\) is removed about 2 Nov 00:00 UTC/,
      ],
    },
  ),
  listing(
    'counts from the last usual one where several shrank, one after the other',
    [
      ...hourly({ bytes: 5000, files: 3 }).slice(0, -3),
      { start: '2026-10-14T07:00:15Z', bytes: 4200, files: 3 },
      { start: '2026-10-14T08:00:15Z', bytes: 4300, files: 3 },
      { start: '2026-10-14T09:00:15Z', bytes: 5000, files: 3 },
    ],
    {
      verdict: 'at-risk',
      left: { volume: '2026-10-14T06:00:15.000Z' },
    },
  ),
  listing(
    'quotes why maintenance fails, and what a skewed clock means',
    hourly({}),
    {
      verdict: 'needs-attention',
      says: [/clock skew detected.*skew: 1h9m/s, /true time|clocks/],
      never: [/never succeeded/],
    },
    {
      fullRuns: [13, 12, 11].map(day => ({
        start: `2026-10-${day}T20:00:00Z`,
        error:
          'clock skew detected: local clock is out of sync with repository timestamp by more than allowed 5m0s (skew: 1h9m3s). Refusing to run maintenance.',
      })),
    },
  ),
  listing(
    'names the person whose laptop owns maintenance',
    hourly({}),
    {
      verdict: 'needs-attention',
      says: [/1 Aug/, /owner is jo@desk/, /kopia maintenance set --owner/],
      never: [/the Jobs of Repository/, /\d\.000Z/],
    },
    { owner: 'jo@desk', fullRuns: [{ start: '2026-08-01T20:00:00Z' }] },
  ),
  listing(
    'concludes nothing from a list without a snapshot, as it is without --all',
    [],
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', grade: 'operator-says', counted: true }],
    },
  ),
  listing(
    'looks into the volume where the newest snapshot is empty',
    hourly({ bytes: 0, files: 0 }),
    {
      verdict: 'at-risk',
      copies: [{ state: 'hollow', counted: false }],
      says: [/Check that the volume holds what you think it holds/],
      never: [/who or what removed/],
    },
  ),
  listing(
    'looks at rights where files of the newest snapshot could not be read',
    hourly({ failedFiles: 12 }),
    {
      verdict: 'at-risk',
      copies: [{ state: 'hollow', counted: false, because: /misses 12 files/ }],
      says: [/which files could not be read/],
      never: [/who or what removed/],
    },
  ),
  listing(
    'believes no upkeep of the future, and names the clock',
    hourly({}),
    {
      verdict: 'needs-attention',
      copies: [{ state: 'healthy', counted: true }],
      says: [/A clock of .* is wrong: Maintenance by/],
    },
    { fullRuns: [{ start: '2027-06-01T20:00:00Z' }] },
  ),
];
