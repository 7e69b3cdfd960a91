import {
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { backupsProvidersExtensionPoint } from 'backstage-plugin-backups-node';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { claim, deployment, tapeJob } from './__testUtils__/manifests';
import { componentEntity, startBackups } from './__testUtils__/startBackups';
import { tapedeckProvider } from './__testUtils__/tapedeck';

/** The README of the contract quotes this file as the example to start from. */
const EXAMPLE = resolvePackagePath(
  'backstage-plugin-backups-backend',
  'src/__testUtils__/tapedeck.ts',
);
const README = resolvePackagePath('backstage-plugin-backups-node', 'README.md');

function moduleThatAdds(id: string) {
  return createBackendModule({
    pluginId: 'backups',
    moduleId: 'more',
    register(registration) {
      registration.registerInit({
        deps: { providers: backupsProvidersExtensionPoint },
        async init({ providers }) {
          providers.addProvider({ ...tapedeckProvider, id });
        },
      });
    },
  });
}

describe('a provider from somewhere else', () => {
  const folder = createMockDirectory();

  async function viewOf(objects: object[]) {
    folder.setContent({
      'all.json': JSON.stringify({ kind: 'List', items: objects }),
    });
    const { server } = await startBackups({
      backups: {
        folders: [
          {
            cluster: 'home-1',
            path: folder.path,
            asOf: '2026-08-22T09:55:00Z',
          },
        ],
      },
      entities: [componentEntity('radarr')],
    });
    const { body } = await request(server).get(
      '/api/backups/entities/by-name/component/default/radarr',
    );
    return body;
  }

  it('is written like the example in the README', () => {
    expect(readFileSync(README, 'utf8')).toContain(
      `\`\`\`ts\n${readFileSync(EXAMPLE, 'utf8')}\`\`\``,
    );
  });

  it('sees its plans joined, judged and served without anyone knowing the tool', async () => {
    const body = await viewOf([
      claim('radarr'),
      deployment('radarr'),
      tapeJob('good', {
        claim: 'radarr',
        status: { lastSuccess: '2026-08-22T11:30:00+02:00' },
      }),
      tapeJob('torn', {
        claim: 'radarr',
        spec: { tape: 'B' },
        status: {
          lastSuccess: '2026-08-21T09:00:00Z',
          error: 'cannot write: password=hunter2',
        },
      }),
    ]);
    expect(body).toMatchObject({
      verdict: 'needs-attention',
      headline: 'Protected now, redundancy reduced: Tape B is failing.',
      loss: { site: { kind: 'time', seconds: 25 * 60 } },
      items: [{ plans: [{ state: 'healthy' }, { state: 'failing' }] }],
      sources: expect.arrayContaining([
        expect.objectContaining({ id: 'home-1/tapedeck', title: 'Tapedeck' }),
      ]),
    });
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  it('may meet objects it cannot read without losing the others', async () => {
    const broken = [
      { tape: 7 },
      { claim: null },
      { schedule: 'whenever' },
      { schedule: '' },
      { paused: 'yes' },
    ];
    const body = await viewOf([
      claim('radarr'),
      deployment('radarr'),
      ...broken.map((spec, index) =>
        tapeJob(`broken-${index}`, { claim: 'radarr', spec }),
      ),
      tapeJob('unstatused', { claim: 'radarr', status: 'fine' }),
      tapeJob('good', {
        claim: 'radarr',
        status: { lastSuccess: '2026-08-22T09:30:00Z' },
      }),
    ]);
    expect(body.loss.volume).toMatchObject({ kind: 'time', seconds: 25 * 60 });
    expect(
      body.items[0].plans.map((plan: { object: string }) => plan.object),
    ).toEqual(
      expect.arrayContaining([
        'TapeJob downloads/good',
        'TapeJob downloads/broken-2',
      ]),
    );
  });

  it.each(['tapedeck', 'workloads'])(
    'cannot take the name %s, which is taken',
    async id => {
      await expect(
        startBackups({ backups: {}, features: [moduleThatAdds(id)] }),
      ).rejects.toThrow(`A backups provider '${id}' is installed already.`);
    },
  );
});
