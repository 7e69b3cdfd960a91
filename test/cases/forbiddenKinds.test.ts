import type { EntityBackups } from 'backstage-plugin-backups-common';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import {
  COMPANY_DATABASES,
  pgoCluster,
  pgoCronJob,
} from '../estate/postgresOperators';
import { claim, deployment, nfsDeployment } from '../estate/volumes';
import { replicationSource, repositorySecret } from '../estate/volSync';
import type { Case } from './Case';
import { ForbiddenSweep } from './ForbiddenSweep';
import { SYSTEMS } from './untoldCases';

const NOW = new Date('2026-10-14T09:35:00Z');

interface Estate {
  name: string;
  app: Case['apps'][number];
  objects: readonly KubernetesManifest[];
}

/** One app each, which is protected while everything is read. */
const ESTATES: readonly Estate[] = [
  ...SYSTEMS,
  {
    name: 'VolSync',
    app: 'diary',
    objects: [
      deployment('diary'),
      ...claim({ name: 'diary' }),
      repositorySecret('diary'),
      replicationSource('diary', {
        lastSync: '2026-10-14T09:00:42Z',
        nextSync: '2026-10-14T10:00:00Z',
      }),
    ],
  },
  {
    name: 'PGO',
    app: {
      name: 'shop',
      annotations: { 'backups/databases': `${COMPANY_DATABASES}/shop` },
    },
    objects: [
      pgoCluster(),
      pgoCronJob('full', '2026-10-11T01:00:00Z'),
      pgoCronJob('incr', '2026-10-14T01:00:00Z'),
    ],
  },
];

/**
 * Where the volume lies: a copy off the site is another place wherever that is. The
 * places of these estates are such, but for the NAS of Longhorn.
 */
const BESIDE = '/persistentvolumes';

/** What accuses, or takes an app for one without data. */
const ACCUSES =
  /nothing copies|(?<!not )everything that could hold|everything was read|nothing to back up|lose nothing/i;

function told({ headline, problems, loss }: EntityBackups): string {
  return [
    headline,
    ...problems.flatMap(({ title, detail = '' }) => [title, detail]),
    loss.volume.kind === 'everything'
      ? 'Everything was read, and is lost.'
      : '',
  ].join('\n');
}

describe('a kind that may not be listed (403)', () => {
  it.each(ESTATES)(
    'hides what $name copies: nothing is protected by it, and nobody is accused',
    async ({ name, app, objects }) => {
      const sweep = await ForbiddenSweep.over(objects, app, NOW);
      try {
        expect((await sweep.judged()).verdict).toBe('protected');
        const wrong: string[] = [];
        for (const kind of sweep.kindsPresent()) {
          const judged = await sweep.judged(kind);
          if (ACCUSES.test(told(judged))) {
            wrong.push(`${kind} accuses: ${told(judged)}`);
          }
          const isBeside = kind === BESIDE && name !== 'Longhorn';
          if (judged.verdict === 'protected' && !isBeside) {
            wrong.push(`${kind} protects: ${judged.headline}`);
          }
        }
        expect(wrong).toEqual([]);
      } finally {
        await sweep.end();
      }
    },
  );

  it('may be what copies an app: while it is hidden, nothing is called uncopied', async () => {
    const sweep = await ForbiddenSweep.over(
      [
        deployment('diary'),
        ...claim({ name: 'diary' }),
        nfsDeployment('other', { server: 'nas.internal', path: '/tank/other' }),
      ],
      'diary',
      NOW,
    );
    try {
      expect(told(await sweep.judged())).toMatch(/nothing copies/i);
      const wrong: string[] = [];
      for (const kind of sweep.kindsThatCarry()) {
        const judged = await sweep.judged(kind);
        if (ACCUSES.test(told(judged))) wrong.push(kind);
      }
      expect(wrong).toEqual([]);
    } finally {
      await sweep.end();
    }
  });
});
