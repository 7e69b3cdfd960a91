import type { KubernetesManifest } from '../estate/KubernetesManifest';
import {
  PolicyWish,
  kopiurMaintenance,
  kopiurPolicy,
  kopiurRepository,
  kopiurSnapshot,
} from '../estate/kopiur';
import { claim, deployment } from '../estate/volumes';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';

/** Three o'clock of a day of October. */
function night(day: number): string {
  return `2026-10-${String(day).padStart(2, '0')}T03:00:00Z`;
}

/** An app with both repositories, a policy, and Snapshots. */
function wiki(
  policy: PolicyWish,
  snapshots: readonly KubernetesManifest[],
): KubernetesManifest[] {
  return [
    deployment('wiki'),
    ...claim({ name: 'wiki' }),
    ...(['nas', 'offsite'] as const).flatMap(name => [
      kopiurRepository(name),
      kopiurMaintenance(name),
    ]),
    ...kopiurPolicy('wiki', policy),
    ...snapshots,
  ];
}

function once(
  title: string,
  objects: readonly KubernetesManifest[],
  expected: Case['expected'],
): Case {
  return { title, apps: ['wiki'], steps: [{ at: NOW, objects }], expected };
}

const OFF_SITE: PolicyWish = { repositories: ['offsite'] };

/** Kopiur: places, sizes and clocks. */
export const KOPIUR_CASES: readonly Case[] = [
  // The new repository is empty, and last night's copy lies in the old one: green until it is old.
  once(
    'keeps the copies in the repository that a policy wrote to before',
    wiki(
      OFF_SITE,
      [13, 14].map(day => kopiurSnapshot('wiki', night(day))),
    ),
    {
      verdict: 'protected',
      copies: [
        { state: 'new', counted: false, because: /due 15 Oct 03:00/ },
        { state: 'gone', counted: true, because: /to somewhere else since/ },
      ],
      left: { volume: '2026-10-14T03:00:00.000Z' },
      never: [/4 Feb/],
    },
  ),
  // Those copies are two weeks old, and the first one in the new place never came: red.
  once(
    'accuses a policy that moved and has copied nothing since',
    wiki(OFF_SITE, [kopiurSnapshot('wiki', '2026-10-01T03:00:00Z')]),
    {
      verdict: 'at-risk',
      copies: [
        { state: 'never-ran', counted: false },
        { state: 'gone', counted: true },
      ],
      left: { volume: '2026-10-01T03:00:00.000Z' },
    },
  ),
  // The newest holds next to nothing of what all before held: red.
  once(
    'sees at the first look that the newest snapshot is far smaller',
    wiki(OFF_SITE, [
      ...[8, 9, 10, 11, 12, 13].map(day =>
        kopiurSnapshot('wiki', night(day), { repository: 'offsite' }),
      ),
      kopiurSnapshot('wiki', night(14), {
        repository: 'offsite',
        stats: {
          sizeBytes: 4096,
          filesNew: 0,
          filesModified: 0,
          filesUnchanged: 3,
        },
      }),
    ]),
    {
      verdict: 'at-risk',
      headline: /shrank: 4\.1 kB since 14 Oct 03:00/,
      left: { volume: '2026-10-13T03:00:00.000Z' },
    },
  ),
  // The bucket was emptied behind its back; the objects of its snapshots stay: red.
  once(
    'counts no Snapshot of a repository in which Kopiur sees none',
    wiki(
      OFF_SITE,
      [13, 14].map(day =>
        kopiurSnapshot('wiki', night(day), { repository: 'offsite' }),
      ),
    ).map(object =>
      object.kind === 'ClusterRepository'
        ? {
            ...object,
            status: {
              ...object.status,
              storageStats: {
                snapshotCount: 0,
                lastObservedAt: '2026-10-14T09:30:00Z',
              },
            },
          }
        : object,
    ),
    {
      verdict: 'at-risk',
      copies: [{ state: 'hollow', grade: 'contradicted', counted: false }],
    },
  ),
  once(
    'believes no Snapshot of next year, and names the clock',
    wiki(OFF_SITE, [
      kopiurSnapshot('wiki', '2027-03-14T03:00:00Z', { repository: 'offsite' }),
    ]),
    {
      verdict: 'cannot-tell',
      copies: [{ state: 'new', counted: false, because: /in the future/ }],
      says: [/A clock of home-1 \(Kopiur\) is wrong/],
    },
  ),
];
