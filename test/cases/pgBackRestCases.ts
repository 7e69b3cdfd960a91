import {
  DATABASES,
  databaseBackup,
  databaseCluster,
  scheduledBackup,
} from '../estate/databases';
import {
  InfoBackupWish,
  infoBackup,
  infoStanza,
} from '../estate/pgBackRestInfo';
import { repositoryOf } from '../estate/volSync';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';

const NIGHTS = ['12', '13', '14'].map(day => `2026-10-${day}T02:00:00Z`);

function seconds(time: string): number {
  return Date.parse(time) / 1000;
}

const OBJECTS = [
  ...databaseCluster({
    tool: 'pgbackrest',
    archivingSince: '2026-09-01T00:05:00Z',
  }),
  scheduledBackup({
    tool: 'pgbackrest',
    lastSlot: '2026-10-14T02:00:00Z',
    nextSlot: '2026-10-15T02:00:00Z',
  }),
  ...NIGHTS.map(at =>
    databaseBackup({
      tool: 'pgbackrest',
      at,
      stoppedAt: at.replace('02:00:00', '02:04:00'),
    }),
  ),
];

/** What is listed of the nights, changed by `wish`. */
function listed(wish: Partial<InfoBackupWish> = {}) {
  return NIGHTS.map(at =>
    infoBackup({
      start: seconds(at),
      stop: seconds(at) + 240,
      segment: '000000010000000000000020',
      ...wish,
    }),
  );
}

function reported(
  title: string,
  body: unknown,
  expected: Case['expected'],
  refused?: RegExp,
): Case {
  return {
    title,
    apps: [
      {
        name: 'ledger',
        annotations: { 'backups/databases': `${DATABASES}/ledger` },
      },
    ],
    steps: [
      {
        at: NOW,
        objects: OBJECTS,
        reports: [
          {
            kind: 'pgbackrest',
            repository: repositoryOf('pg'),
            takenAt: '2026-10-14T09:30:00Z',
            body,
          },
        ],
      },
    ],
    expected,
    refused,
  };
}

const ONE_LINE = {
  min: '000000010000000000000002',
  max: '000000010000000000000071',
};

const SEEN: Case['expected'] = {
  verdict: 'protected',
  copies: [{ state: 'healthy', grade: 'seen-in-repository', counted: true }],
};

const UNPROVEN: Case['expected'] = {
  verdict: 'protected',
  copies: [{ state: 'healthy', grade: 'operator-says', counted: true }],
};

/** `pgbackrest info`: forms, encodings, timelines and what is no report. */
export const PGBACKREST_CASES: readonly Case[] = [
  // The log goes on over the sound backup before: little is lost, yellow.
  reported(
    'rolls the log over the sound backup before a damaged one',
    [
      infoStanza({
        ...ONE_LINE,
        backups: listed().map((backup, index, { length }) => ({
          ...backup,
          error: index === length - 1,
        })),
      }),
    ],
    {
      verdict: 'needs-attention',
      copies: [{ state: 'hollow', grade: 'contradicted', counted: true }],
      left: { volume: '2026-10-14T09:30:00.000Z' },
      says: [
        /wrong checksum/,
        /reported success, but the newest backup has wrong checksums/,
      ],
      never: [/is empty|copied nothing/, /could not be read/],
    },
  ),
  reported(
    'rolls no log over backups that are all damaged',
    [
      infoStanza({
        ...ONE_LINE,
        backups: listed().map(backup => ({ ...backup, error: true })),
      }),
    ],
    {
      verdict: 'at-risk',
      copies: [{ state: 'hollow', grade: 'contradicted', counted: false }],
      says: [/reported success, but the newest backup has wrong checksums/],
      never: [/is empty|copied nothing/],
    },
  ),
  reported(
    'reads an error of null as none, as old releases write it',
    [infoStanza({ ...ONE_LINE, backups: listed({ error: null }) })],
    SEEN,
  ),
  reported(
    'refuses what only tells of progress, and concludes nothing',
    [
      {
        name: 'ledger',
        status: {
          code: 0,
          message: 'ok',
          lock: { backup: { held: true, size: 90, 'size-cplt': 30 } },
        },
      },
    ],
    UNPROVEN,
    /--detail-level=progress/,
  ),
  reported(
    'leaves out a backup without an end, and counts the others',
    [
      infoStanza({
        ...ONE_LINE,
        backups: [
          infoBackup({
            start: seconds('2026-10-08T02:00:00Z'),
            segment: '000000010000000000000010',
          }),
          ...listed(),
        ],
      }),
    ],
    SEEN,
  ),
  reported(
    'concludes nothing of a repository that pgBackRest cannot open',
    [
      infoStanza({ ...ONE_LINE, backups: listed() }),
      {
        name: '[invalid]',
        backup: [],
        archive: [],
        db: [],
        cipher: 'none',
        repo: [
          {
            cipher: 'none',
            key: 1,
            status: { code: 99, message: '[FileOpenError] unable to open' },
          },
        ],
        status: { code: 99, message: 'other' },
      },
    ],
    {
      verdict: 'needs-attention',
      copies: [{ state: 'healthy', grade: 'operator-says', counted: true }],
      says: [/FileOpenError/],
    },
  ),
  reported(
    'reads what PowerShell wrote as UTF-16',
    Buffer.from(
      `\ufeff${JSON.stringify([
        infoStanza({ ...ONE_LINE, backups: listed() }),
      ])}`,
      'utf16le',
    ),
    SEEN,
  ),
  reported(
    'finds the segments of two timelines after a restore',
    [
      infoStanza({
        min: '000000010000000000000018',
        max: '000000020000000000000006',
        backups: [
          ...listed({ segment: '000000010000000000000018' }).slice(0, 2),
          ...listed({ segment: '000000020000000000000006' }).slice(2),
        ],
      }),
    ],
    SEEN,
  ),
  reported(
    'finds a segment of the old timeline beyond the newest of the new',
    [
      infoStanza({
        min: '000000010000051E00000021',
        max: '000000020000051D00000040',
        backups: listed({ segment: '000000010000051E00000077' }),
      }),
    ],
    SEEN,
  ),
  reported(
    'concludes nothing of a stanza from a list of another one alone',
    [
      infoStanza({
        name: 'till',
        min: '000000010000000000000001',
        max: '000000010000000000000040',
        backups: listed(),
      }),
    ],
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', grade: 'operator-says', counted: true }],
    },
  ),
  reported(
    'misses a stanza in a list of several',
    ['till', 'shop'].map(name =>
      infoStanza({
        name,
        min: '000000010000000000000001',
        max: '000000010000000000000040',
        backups: listed(),
      }),
    ),
    {
      verdict: 'at-risk',
      copies: [{ state: 'hollow', grade: 'contradicted', counted: false }],
    },
  ),
  reported(
    'calls a success empty whose stanza lists no backup',
    [
      infoStanza({
        min: '000000010000000000000001',
        max: '000000010000000000000040',
        backups: [],
        code: 2,
        message: 'no valid backups',
      }),
    ],
    {
      verdict: 'at-risk',
      copies: [
        { state: 'hollow', counted: false, because: /holds nothing under/ },
      ],
      says: [/who or what removed the backups/],
    },
  ),
  ...(
    [
      ['another version', ['17', '18'], /\(17, and now 18\)/],
      ['the same version', ['17', '17'], /of a former database system\./],
    ] as const
  ).map(([what, versions, words]) =>
    reported(
      `rolls no log forward from backups of a former system, of ${what}`,
      [
        infoStanza({
          min: '000000010000000000000001',
          max: '000000010000000000000040',
          backups: listed(),
          versions,
        }),
      ],
      {
        verdict: 'at-risk',
        left: { volume: '2026-10-14T02:04:00.000Z' },
        says: [words, /pgbackrest --stanza=ledger --type=full backup/],
      },
    ),
  ),
];
