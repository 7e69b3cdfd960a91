import { createMockDirectory } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import Ajv from 'ajv/dist/2020';
import volSyncModule from 'backstage-plugin-backups-backend-module-volsync';
import { proseText } from 'backstage-plugin-backups-common';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { OPENAPI_FILE } from '../../../dev/openapi/openApiFile';
import {
  componentEntity,
  startBackups,
} from '../../__testUtils__/startBackups';

const PATH = '/api/backups/entities/by-name/component/default';
/** Nothing a browser should open. */
const UNSAFE = ['javascript', 'alert(1)'].join(':');
const TAKEN = '2026-08-22T10:00:00Z';

const labels = { 'app.kubernetes.io/name': 'radarr' };

function claim(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'downloads', labels },
    spec: {
      storageClassName: 'ceph-block',
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '5Gi' } },
    },
  };
}

function source(name: string, pvc: string, lastSyncTime: string) {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: { name, namespace: 'downloads', labels },
    spec: {
      sourcePVC: pvc,
      trigger: { schedule: '0 * * * *' },
      kopia: { repository: `${name}-secret`, copyMethod: 'Snapshot' },
    },
    status: { lastSyncTime, lastSyncDuration: '1m0s' },
  };
}

function destination(name: string, lastSyncTime: string) {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationDestination',
    metadata: { name, namespace: 'downloads' },
    spec: {
      trigger: { manual: 'once' },
      kopia: {
        repository: 'radarr-secret',
        sourceIdentity: { sourceName: 'radarr' },
      },
    },
    status: {
      lastSyncTime,
      latestMoverStatus: {
        result: 'Successful',
        logs: 'No eligible snapshots found',
      },
    },
  };
}

const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'radarr', namespace: 'downloads', labels },
  spec: {
    replicas: 1,
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            name: 'app',
            volumeMounts: [
              { name: 'config', mountPath: '/config' },
              { name: 'media', mountPath: '/media' },
            ],
          },
        ],
        volumes: [
          { name: 'config', persistentVolumeClaim: { claimName: 'radarr' } },
          { name: 'media', persistentVolumeClaim: { claimName: 'media' } },
        ],
      },
    },
  },
};

const AUTOSCALER = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'radarr-nfs', namespace: 'downloads' },
  spec: {
    scaleTargetRef: { name: 'radarr' },
    triggers: [{ password: 'planted-password' }],
  },
};

const OBJECTS = [
  DEPLOYMENT,
  AUTOSCALER,
  claim('radarr'),
  claim('media'),
  source('radarr', 'radarr', '2026-08-22T09:01:00Z'),
  source('radarr-b2', 'radarr', '2026-08-22T00:12:00Z'),
  source('media', 'media', '2026-08-22T08:31:00Z'),
  destination('radarr-restore', '2026-08-22T09:20:00Z'),
  destination('radarr-dst', '2026-01-05T09:20:00Z'),
];

function withRunbooks(): Entity {
  const entity = componentEntity('radarr');
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: { 'backups/runbook': UNSAFE },
      links: [
        {
          url: 'https://wiki.example.com/radarr',
          title: 'Our page',
          type: 'restore-runbook',
        },
      ],
    },
  };
}

describe('routes about getting data back', () => {
  const folder = createMockDirectory();
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(JSON.parse(readFileSync(OPENAPI_FILE, 'utf8')), 'openapi');

  function deviations(type: string, value: unknown): string {
    ajv.validate({ $ref: `openapi#/components/schemas/${type}` }, value);
    return ajv.errorsText(ajv.errors, { dataVar: type });
  }

  async function start() {
    folder.setContent({
      'all.json': JSON.stringify({ kind: 'List', items: OBJECTS }),
    });
    return startBackups({
      backups: {
        folders: [{ cluster: 'home-1', path: folder.path, asOf: TAKEN }],
        runbooks: [
          {
            title: 'task volsync:restore',
            provider: 'volsync',
            methods: ['restic'],
            commands: [
              [
                'task',
                'volsync:restore',
                'cluster={{cluster}}',
                'app={{ app }}',
              ],
            ],
          },
        ],
      },
      entities: [withRunbooks(), componentEntity('sonarr')],
      features: [volSyncModule],
    });
  }

  it('offer every way, and recommend the newest point in time', async () => {
    const { server } = await start();
    const { body } = await request(server).get(`${PATH}/radarr/restore`);
    expect(deviations('RestoreOptions', body)).toBe('No errors');
    const [radarr] = body.items.filter((item: any) => item.name === 'radarr');
    expect(radarr.paths.map((path: any) => path.object).sort()).toEqual([
      'ReplicationSource downloads/radarr',
      'ReplicationSource downloads/radarr-b2',
    ]);
    expect(radarr.recommended.dataTime).toBe('2026-08-22T09:00:00.000Z');

    const earlier = await request(server).get(
      `${PATH}/radarr/restore?moment=2026-08-22T08:45:00Z`,
    );
    expect(
      earlier.body.items.find((item: any) => item.name === 'radarr').recommended
        .dataTime,
    ).toBe('2026-08-22T00:11:00.000Z');
  });

  it('write a runbook from live objects, with the autoscaler that was read', async () => {
    const { server } = await start();
    const { body } = await request(server).get(
      `${PATH}/radarr/runbook?scenario=volume-lost&moment=2026-08-22T09:30:00Z&tag=0822-1000`,
    );
    expect(deviations('RunbookAnswer', body)).toBe('No errors');
    const text = JSON.stringify(body.runbook);
    expect(text).toContain('scaledobjects.keda.sh');
    expect(text).toContain('"restoreAsOf":"2026-08-22T09:30:00Z"');
    expect(text).toContain('radarr-restore-0822-1000');
    expect(body.drilled[0].text).toContain('Never drilled');
    expect(
      await request(server).get(
        `${PATH}/radarr/runbook?scenario=look&planId=0123456789abcdef`,
      ),
    ).toMatchObject({ status: 404 });
  });

  it('bring several volumes back to one moment together, and tell the skew', async () => {
    const { server } = await start();
    const { body } = await request(server).get(
      `${PATH}/radarr/runbook?scenario=broken-since&moment=2026-08-22T09:30:00Z`,
    );
    expect(deviations('RunbookAnswer', body)).toBe('No errors');
    expect(body.targets.map((target: any) => target.item).sort()).toEqual([
      'media',
      'radarr',
    ]);
    expect(body.skewSeconds).toBe(30 * 60);
    expect(JSON.stringify(body.runbook.warnings)).toContain('30 min');
    const stops = body.runbook.steps.filter((step: any) =>
      step.id.startsWith('pause/workload'),
    );
    // What is the same for both is done once.
    expect(stops).toHaveLength(1);
  });

  it('trap 24 of Kopia: say of a documented task for restic that it cannot restore what Kopia made, on each of the copies that are there', async () => {
    const { server } = await start();
    const { body } = await request(server).get(`${PATH}/radarr/restore`);
    const documented = body.ownRunbooks.filter((own: any) =>
      own.title.startsWith('task volsync:restore'),
    );
    // One for each copy that was read; none for one that is only documented.
    const made = body.items.flatMap((item: any) =>
      item.paths.map((path: any) => `${item.name} from ${path.destination}`),
    );
    expect(documented.map((own: any) => own.title).sort()).toEqual(
      made.map((copy: string) => `task volsync:restore: ${copy}`).sort(),
    );
    expect(documented.map((own: any) => own.cannotWork)).toEqual(
      made.map(() => expect.stringContaining('written for restic')),
    );
  });

  it('have Git deploy the app once, when volumes and databases of a lost cluster are back', async () => {
    const { server } = await start();
    const { body } = await request(server).get(
      `${PATH}/radarr/runbook?scenario=cluster-gone`,
    );
    expect(body.targets).toHaveLength(2);
    const last = body.runbook.steps.filter(
      (step: any) => step.phase === 'put-back',
    );
    expect(last.map((step: any) => step.id)).toEqual(['put-back/deploy']);
  });

  it("show the operator's own runbooks, unsafe addresses as text, and say what cannot work", async () => {
    const { server } = await start();
    const { body } = await request(server).get(`${PATH}/radarr/restore`);
    const [annotated, linked, ...templates] = body.ownRunbooks;
    expect(annotated).toEqual({
      title: 'Runbook',
      from: 'annotation backups/runbook',
      text: UNSAFE,
    });
    expect(linked).toMatchObject({
      title: 'Our page',
      url: 'https://wiki.example.com/radarr',
    });
    expect(templates[0]).toMatchObject({
      commands: ['task volsync:restore cluster=home-1 app=radarr'],
      cannotWork: expect.stringContaining('this copy is made with kopia'),
    });
  });

  it('keep drills with who did them, and show the last that proved something', async () => {
    const { server } = await start();
    const options = await request(server).get(`${PATH}/radarr/restore`);
    const [{ key, paths }] = options.body.items;
    const drill = {
      itemKey: key,
      planId: paths[0].planId,
      scenario: 'look',
      outcome: 'proven',
      finishedAt: '2026-08-22T10:00:00Z',
      durationSeconds: 380,
      check: 'The library was complete.',
    };
    const { status, body } = await request(server)
      .post(`${PATH}/radarr/drills`)
      .send(drill);
    expect(status).toBe(200);
    expect(deviations('DrillView', body)).toBe('No errors');
    expect(body).toMatchObject({ ...drill, reportedBy: 'user:default/mock' });

    const after = await request(server).get(`${PATH}/radarr/restore`);
    expect(after.body.lastProven).toEqual(body);
    const runbook = await request(server).get(
      `${PATH}/radarr/runbook?scenario=look&planId=${paths[0].planId}`,
    );
    expect(proseText(runbook.body.drilled)).toContain(
      'Last drilled on 2026-08-22 in 6 min',
    );
  });

  it('refuse drills of what is not the entity’s, and such that end in the future', async () => {
    const { server } = await start();
    const drill = {
      itemKey: 'home-1/other/PersistentVolumeClaim/x',
      planId: '0123456789abcdef',
      scenario: 'look',
      outcome: 'proven',
      finishedAt: '2026-08-22T10:00:00Z',
      check: 'x',
    };
    const post = (body: object) =>
      request(server).post(`${PATH}/radarr/drills`).send(body);
    expect((await post(drill)).status).toBe(400);
    expect((await post({ ...drill, check: ' ' })).status).toBe(400);
    const { body } = await request(server).get(`${PATH}/radarr/restore`);
    const [{ key, paths }] = body.items;
    expect(
      (
        await post({
          ...drill,
          itemKey: key,
          planId: paths[0].planId,
          finishedAt: '2999-01-01T00:00:00Z',
        })
      ).status,
    ).toBe(400);
  });

  it('tell of restores that run or have just ended, and not of old ones', async () => {
    const { server } = await start();
    const { body } = await request(server).get(`${PATH}/radarr/restore`);
    expect(body.seen).toEqual([
      {
        object: 'ReplicationDestination downloads/radarr-restore',
        cluster: 'home-1',
        outcome: 'restored-nothing',
        at: '2026-08-22T09:20:00.000Z',
        detail: expect.stringContaining('found no snapshot'),
      },
    ]);
    const other = await request(server).get(`${PATH}/sonarr/restore`);
    expect(other.body.seen).toEqual([]);
  });

  it('pack the runbooks of every app, without secrets, to be kept elsewhere', async () => {
    const { server } = await start();
    const { body } = await request(server).get('/api/backups/restore-pack');
    expect(deviations('RestorePack', body)).toBe('No errors');
    expect(body).toMatchObject({ apps: 1, leftOut: 0 });
    const [index, radarr, ...others] = body.files;
    expect(others).toEqual([]);
    expect(index.text).toContain(
      '- [component:default/radarr](default/component-radarr.md)',
    );
    expect(radarr.path).toBe('default/component-radarr.md');
    // Both volumes lost, one by one, and both gone with their cluster.
    expect(radarr.text.match(/^# Restore (radarr|media) from/gm)).toHaveLength(
      2,
    );
    expect(radarr.text).toContain('# Restore radarr: 2 items together');
    // One step for both would name the Secret of one only.
    expect(radarr.text).toContain(
      'get secret radarr-secret\n```\n\nYou should see: The Secret',
    );
    expect(radarr.text).toContain(
      'get secret media-secret\n```\n\nYou should see: The Secret',
    );
    expect(radarr.text).toContain(
      'from objects as they were at `2026-08-22T10:00:00.000Z`',
    );
    expect(JSON.stringify(body)).not.toContain('planted-password');
  });

  it('pack only what is part of a system, where one is named', async () => {
    const { server } = await start();
    const { body } = await request(server).get(
      '/api/backups/restore-pack?system=media',
    );
    expect(body).toMatchObject({ apps: 0, leftOut: 0 });
  });

  it('say that nothing is known of an app without backups', async () => {
    const { server } = await start();
    const { body } = await request(server).get(`${PATH}/sonarr/restore`);
    expect(deviations('RestoreOptions', body)).toBe('No errors');
    expect(body.items).toEqual([]);
    const runbook = await request(server).get(
      `${PATH}/sonarr/runbook?scenario=volume-lost`,
    );
    expect(runbook.body.because).toContain('no copy to restore from');
  });
});
