import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { dataOf, ownCronJob } from '../estate/ownCronJob';
import { claim, deployment } from '../estate/volumes';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';

/** An app, and a job that puts copies of the diary onto the volume `photos`. */
function estate(
  command: readonly string[],
  image: string,
): KubernetesManifest[] {
  return [
    deployment('diary'),
    ...claim({ name: 'diary' }),
    deployment('photos'),
    ...claim({ name: 'photos', storageClass: 'bulk' }),
    ownCronJob({
      name: 'diary-to-photos',
      image,
      command,
      volumes: [
        dataOf('diary', true),
        {
          mount: { mountPath: '/photos' },
          volume: {
            name: 'photos',
            persistentVolumeClaim: { claimName: 'photos' },
          },
        },
      ],
      status: {
        lastScheduleTime: '2026-10-14T03:00:00Z',
        lastSuccessfulTime: '2026-10-14T03:04:00Z',
      },
    }),
  ];
}

const PLAIN: readonly (readonly [readonly string[], string])[] = [
  [['rsync', '-a', '/data/', '/photos/'], 'rsync'],
  [['rsync', '-a', '--delete', '/data/', '/photos/copies/diary/'], 'rsync'],
  [['sh', '-c', 'pg_dump -h db.lan app > /photos/app.sql'], 'postgres:17'],
];

/** Of these, which volume is copied is not told apart from where it is copied to. */
const UNCLEAR: readonly (readonly string[])[] = [
  ['rclone', 'sync', '/data', '/photos/diary'],
  ['rclone', 'copy', '/data', '/photos'],
];

/** Copies that are put where an app keeps data of its own. */
export const OWN_VOLUME_CASES: readonly Case[] = [
  // What the app itself keeps there is copied by nothing: never "nothing to back up".
  ...PLAIN.map(
    ([command, image]): Case => ({
      title: `keeps a volume of an app an item that others copy into: ${command.join(
        ' ',
      )}`,
      apps: ['photos'],
      steps: [{ at: NOW, objects: estate(command, image) }],
      expected: {
        verdict: 'at-risk',
        headline: /nothing copies photos/,
        never: [/[Nn]othing to back up/],
      },
    }),
  ),
  // Which way it copies is not known: neither accused nor passed over.
  ...UNCLEAR.map(
    (command): Case => ({
      title: `does not pass a volume over that may be copied into: ${command.join(
        ' ',
      )}`,
      apps: ['photos'],
      steps: [{ at: NOW, objects: estate(command, 'rclone/rclone') }],
      expected: {
        verdict: 'cannot-tell',
        never: [/[Nn]othing to back up/, /nothing copies/],
      },
    }),
  ),
  // Whose copies lie there is protected as before.
  {
    title: 'protects what is copied onto the volume of another app',
    apps: ['diary'],
    steps: [
      {
        at: NOW,
        objects: estate(['rsync', '-a', '/data/', '/photos/'], 'rsync'),
      },
    ],
    expected: {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
    },
  },
  // A volume that a repository takes up is no item, also of an app that shows it.
  {
    title: 'takes a volume that holds a repository for no data of its browser',
    apps: ['photos'],
    steps: [
      {
        at: NOW,
        objects: estate(
          ['restic', '-r', '/photos', 'backup', '/data'],
          'restic/restic',
        ),
      },
    ],
    expected: { verdict: 'no-data' },
  },
];
