import { NAS, TaskWish, cloudSyncTask, nasAnswers } from '../estate/cloudSync';
import { nfsDeployment } from '../estate/volumes';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const OBJECTS = [
  nfsDeployment('gallery', { server: NAS, path: '/mnt/pool/pictures' }),
];

function answering(
  title: string,
  tasks: readonly unknown[],
  expected: Case['expected'],
  zone = 'UTC',
): Case {
  return {
    title,
    apps: ['gallery'],
    steps: [{ at: NOW, objects: OBJECTS, nas: nasAnswers(tasks, zone) }],
    expected,
  };
}

const DONE: TaskWish = {
  started: '2026-10-14T01:00:00Z',
  finished: '2026-10-14T01:12:00Z',
};

const DUE = (next: RegExp): Case['expected'] => ({
  verdict: 'protected',
  copies: [{ state: 'healthy', counted: true, because: next }],
});

/** TrueNAS: jobs in every state, schedules, and what a task may leave out. */
export const NAS_CASES: readonly Case[] = [
  {
    title:
      'says that a job waits since days, and looks for no Job of Kubernetes',
    apps: ['gallery'],
    steps: [
      [
        '2026-10-09T12:00:00Z',
        { started: '2026-10-09T01:00:00Z', finished: '2026-10-09T01:12:00Z' },
      ],
      ['2026-10-10T01:05:00Z', { state: 'WAITING', percent: 0 }],
      ['2026-10-10T12:05:00Z', { state: 'WAITING', percent: 0 }],
      [NOW, { state: 'WAITING', percent: 0 }],
    ].map(([at, wish]) => ({
      at: at as string,
      objects: OBJECTS,
      nas: nasAnswers([cloudSyncTask(wish as TaskWish)]),
    })),
    expected: {
      verdict: 'at-risk',
      copies: [
        {
          state: 'overdue',
          counted: true,
          because: /queued since 10 Oct 01:05 UTC/,
        },
      ],
      says: [/Look at what holds the queue of TrueNAS on /],
      never: [/look for its Job/, /kubectl/, /the operator/],
    },
  },
  answering(
    'says when a job was aborted, and promises no retry',
    [
      cloudSyncTask({
        state: 'ABORTED',
        started: '2026-10-14T01:00:00Z',
        finished: '2026-10-14T04:10:00Z',
        percent: 31,
      }),
    ],
    {
      verdict: 'cannot-tell',
      copies: [
        {
          state: 'failing',
          counted: false,
          because: /aborted.*Next run 15 Oct 01:00 UTC/,
        },
      ],
      says: [/04:10/],
      never: [/retrying/, /describe Cloud Sync/],
    },
  ),
  answering(
    'says how far a job came that runs for days, in words of a NAS',
    [
      cloudSyncTask({
        state: 'RUNNING',
        started: '2026-10-09T01:00:00Z',
        percent: 63,
      }),
    ],
    {
      verdict: 'cannot-tell',
      copies: [{ state: 'stuck', counted: false, because: /63 %/ }],
      never: [/pod/i, /a snapshot or a node/],
    },
  ),
  answering(
    'believes no job that ended in the future',
    [
      cloudSyncTask({
        started: '2026-10-15T01:00:00Z',
        finished: '2026-10-15T01:12:00Z',
      }),
    ],
    {
      verdict: 'cannot-tell',
      copies: [{ state: 'new', counted: false, because: /in the future/ }],
      says: [/clock of nas/],
      never: [/0 s old/],
    },
  ),
  answering(
    'cannot tell where copies live whose credentials are a number',
    [cloudSyncTask({ ...DONE, credentials: 4 })],
    {
      verdict: 'cannot-tell',
      copies: [{ state: 'healthy', counted: false }],
      says: [/Where it lives is not known/],
    },
  ),
  answering(
    'reads names of weekdays',
    [
      cloudSyncTask({
        schedule: { minute: '30', hour: '*/6', dow: 'thu,sat' },
        started: '2026-10-10T18:30:00Z',
        finished: '2026-10-10T18:42:00Z',
      }),
    ],
    DUE(/Next due 15 Oct 00:30 UTC/),
  ),
  answering(
    'takes 7 for Sunday',
    [
      cloudSyncTask({
        schedule: { hour: '1', dow: '6-7' },
        started: '2026-10-11T01:00:00Z',
        finished: '2026-10-11T01:12:00Z',
      }),
    ],
    DUE(/Next due 17 Oct 01:00 UTC/),
  ),
  answering(
    'reads a place without a bucket',
    [
      cloudSyncTask({
        ...DONE,
        bucket: null,
        provider: { type: 'ONEDRIVE', token: '********' },
      }),
    ],
    DUE(/Next due 15 Oct 01:00 UTC/),
  ),
  answering(
    'reads a task without a description',
    [cloudSyncTask({ ...DONE, description: null })],
    DUE(/Next due 15 Oct 01:00 UTC/),
  ),
  answering(
    'reads a good task beside a broken one',
    [{ id: 'torn', path: 5 }, cloudSyncTask(DONE)],
    DUE(/Next due 15 Oct 01:00 UTC/),
  ),
  answering(
    'reads schedules in the zone of the NAS',
    [
      cloudSyncTask({
        started: '2026-10-13T12:00:00Z',
        finished: '2026-10-13T12:12:00Z',
      }),
    ],
    DUE(/Next due 14 Oct 12:00 UTC/),
    'Pacific/Auckland',
  ),
  answering(
    'counts no copy of a part for the whole',
    [cloudSyncTask({ ...DONE, path: '/mnt/pool/pictures/2026' })],
    {
      verdict: 'at-risk',
      copies: [],
      says: [/Only \/mnt\/pool\/pictures\/2026 of it is copied/],
    },
  ),
  {
    title:
      'counts nothing in a place without a history that something else was copied to since',
    apps: ['gallery'],
    steps: [
      ['2026-10-13T09:35:00Z', '/mnt/pool/pictures', '13'],
      ['2026-10-13T12:00:00Z', '/mnt/pool/pictures/2026', '13'],
      [NOW, '/mnt/pool/pictures/2026', '14'],
    ].map(([at, path, day]) => ({
      at,
      objects: OBJECTS,
      nas: nasAnswers([
        cloudSyncTask({
          path,
          started: `2026-10-${day}T01:00:00Z`,
          finished: `2026-10-${day}T01:12:00Z`,
        }),
      ]),
    })),
    expected: {
      verdict: 'at-risk',
      copies: [
        { state: 'gone', counted: false, because: /no history|copied now/ },
      ],
    },
  },
  ...(
    [
      ['all of it', { exclude: ['/**'] }],
      ['the folder itself', { path: '/mnt/pool', exclude: ['/pictures/**'] }],
      ['a folder above it', { path: '/mnt', exclude: ['/pool/'] }],
      ['folders of its name', { path: '/mnt/pool', exclude: ['pictures/**'] }],
      ['folders like it', { path: '/mnt', exclude: ['/pool/{old,pic*}/**'] }],
    ] as const
  ).map(([what, wish]) =>
    answering(
      `takes a task that leaves out ${what} for no copy`,
      [cloudSyncTask({ ...DONE, ...wish, exclude: [...wish.exclude] })],
      { verdict: 'at-risk', headline: /nothing copies/, copies: [] },
    ),
  ),
  answering(
    'counts a task that leaves out some files, and says so',
    [cloudSyncTask({ ...DONE, exclude: ['*.tmp', '/cache/**'] })],
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
      says: [/leaves out \*\.tmp, \/cache/],
    },
  ),
  answering(
    'counts no copy of the files that a list names for the whole',
    [cloudSyncTask({ ...DONE, include: ['*.jpg'] })],
    { verdict: 'at-risk', copies: [], says: [/Only \*\.jpg of it is copied/] },
  ),
  ...(
    [
      [
        'into one folder',
        { path: '/mnt/pool/music', folder: '/pictures' },
        { folder: '/pictures' },
      ],
      [
        'into a folder below',
        { path: '/mnt/pool/music', folder: '/' },
        { folder: '/pictures' },
      ],
    ] as const
  ).map(([where, other, own]) =>
    answering(
      `says that a mirror of something else deletes a copy ${where}`,
      [
        cloudSyncTask({ ...DONE, ...own }),
        cloudSyncTask({ ...DONE, id: 4, description: 'Music', ...other }),
      ],
      {
        verdict: 'at-risk',
        says: [/Cloud Sync task Music removes what .*Pictures, away copies/],
      },
    ),
  ),
  answering(
    'advises folders where two tasks share the root of a bucket, of which no list is read',
    [
      cloudSyncTask(DONE),
      cloudSyncTask({
        ...DONE,
        id: 4,
        description: 'Music',
        path: '/mnt/pool/music',
      }),
    ],
    { verdict: 'protected', says: [/Music removes what/] },
  ),
  ...(
    [
      [
        'a folder of its own',
        { path: '/mnt/pool/music', folder: '/music' },
        {},
      ],
      ['nothing away', { path: '/mnt/pool/music', mode: 'COPY' }, {}],
      [
        'the same files',
        { path: '/mnt/pool', folder: '/' },
        { folder: '/pictures' },
      ],
      [
        'nothing while it is off',
        { path: '/mnt/pool/music', enabled: false },
        {},
      ],
    ] as const
  ).map(([what, other, own]) =>
    answering(
      `accuses no second task that takes ${what}`,
      [
        cloudSyncTask({ ...DONE, folder: '/pictures', mode: 'COPY', ...own }),
        cloudSyncTask({ ...DONE, id: 4, description: 'Music', ...other }),
      ],
      { verdict: 'protected', never: [/removes what/] },
    ),
  ),
  ...(
    [
      ['its folder is another one', { folder: '/elsewhere' }],
      ['its path becomes the parent', { path: '/mnt/pool' }],
      ['it is made anew', { id: 9 }],
    ] as const
  ).map(
    ([what, wish]): Case => ({
      title: `counts the copy of before until the next run, where ${what}`,
      apps: ['gallery'],
      steps: [{}, wish].map((changed, index) => ({
        at: index === 0 ? '2026-10-14T08:00:00Z' : NOW,
        objects: OBJECTS,
        nas: nasAnswers([cloudSyncTask({ ...DONE, ...changed })]),
      })),
      expected: {
        verdict: 'protected',
        left: { volume: '2026-10-14T01:00:00.000Z' },
        never: [/in whose place another one is copied/],
      },
    }),
  ),
  ...(
    [
      ['a part', { path: '/mnt/pool/pictures/2026' }],
      ['some files only', { include: ['*.jpg'] }],
      ['all but a folder', { exclude: ['/raw/**'] }],
    ] as const
  ).map(
    ([what, wish]): Case => ({
      title: `promises nothing of a mirror that copied ${what} and was switched off, all unseen`,
      apps: ['gallery'],
      steps: [
        {
          at: '2026-10-13T08:00:00Z',
          objects: OBJECTS,
          nas: nasAnswers([
            cloudSyncTask({
              started: '2026-10-13T01:00:00Z',
              finished: '2026-10-13T01:12:00Z',
            }),
          ]),
        },
        {
          at: NOW,
          objects: OBJECTS,
          nas: nasAnswers([
            cloudSyncTask({
              ...DONE,
              enabled: false,
              ...(structuredClone(wish) as TaskWish),
            }),
          ]),
        },
      ],
      expected: {
        verdict: 'at-risk',
        copies: undefined,
        says: [/another run wrote to its place since/],
      },
    }),
  ),
];
