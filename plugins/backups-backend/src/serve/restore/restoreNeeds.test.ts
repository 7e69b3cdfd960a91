import { createMockDirectory } from '@backstage/backend-test-utils';
import volSyncModule from 'backstage-plugin-backups-backend-module-volsync';
import request from 'supertest';
import {
  componentEntity,
  startBackups,
} from '../../__testUtils__/startBackups';

const TAKEN = '2026-08-22T10:00:00Z';

function copyOf(
  name: string,
  options: { bucket?: string; failed?: boolean; last: string },
) {
  const labels = { 'app.kubernetes.io/name': name.replace(/-b2$/, '') };
  const secret = `${name}-secret`;
  return [
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: secret, namespace: 'downloads' },
      spec: {
        target: {
          name: secret,
          template: {
            data: {
              KOPIA_REPOSITORY: options.bucket
                ? `s3://${options.bucket}`
                : 'filesystem:///mnt/repository',
            },
          },
        },
      },
    },
    {
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationSource',
      metadata: { name, namespace: 'downloads', labels },
      spec: {
        sourcePVC: labels['app.kubernetes.io/name'],
        trigger: { schedule: '0 * * * *' },
        kopia: {
          repository: secret,
          copyMethod: 'Snapshot',
          moverVolumes: [
            {
              mountPath: 'repository',
              volumeSource: { nfs: { server: 'nas.lan', path: '/kopia' } },
            },
          ],
        },
      },
      status: {
        lastSyncTime: options.last,
        lastSyncDuration: '1m0s',
        ...(options.failed && {
          lastSyncStartTime: '2026-08-22T09:30:00Z',
          latestMoverStatus: {
            result: 'Failed',
            logs: 'ERROR open repository: i/o timeout',
          },
        }),
      },
    },
  ];
}

function claim(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      namespace: 'downloads',
      labels: { 'app.kubernetes.io/name': name },
    },
    spec: { storageClassName: 'ceph-block' },
  };
}

describe('what the way to a copy needs', () => {
  const folder = createMockDirectory();

  async function pathsWhere(failed: boolean) {
    folder.setContent({
      'all.json': JSON.stringify({
        kind: 'List',
        items: [
          ...['radarr', 'sonarr', 'bazarr'].flatMap(name => [
            claim(name),
            ...copyOf(name, {
              failed,
              last: failed ? '2026-08-22T08:31:00Z' : '2026-08-22T09:31:00Z',
            }),
          ]),
          ...copyOf('radarr-b2', {
            bucket: 'backups',
            last: '2026-08-22T09:41:00Z',
          }),
        ],
      }),
    });
    const { server } = await startBackups({
      backups: {
        folders: [{ cluster: 'home-1', path: folder.path, asOf: TAKEN }],
      },
      entities: [componentEntity('radarr')],
      features: [volSyncModule],
    });
    const { body } = await request(server).get(
      '/api/backups/entities/by-name/component/default/radarr/restore',
    );
    const [item] = body.items;
    const cloud = item.paths.find((path: any) =>
      path.object.includes('radarr-b2'),
    );
    return { item, cloud };
  }

  it('is told, and nothing stands against it while copies there work', async () => {
    const { item, cloud } = await pathsWhere(false);
    expect(cloud.needs).toContainEqual(
      expect.objectContaining({ what: 'NFS nas.lan:/kopia' }),
    );
    expect(cloud.problem).toBeUndefined();
    expect(item.recommended.planId).toBe(cloud.planId);
  });

  it('keeps a way from being recommended once copies on that server fail together, though its own last copy was good', async () => {
    const { item, cloud } = await pathsWhere(true);
    expect(cloud.points[0].spoiled).toBeUndefined();
    expect(cloud.problem).toMatch(
      /^It needs NFS nas\.lan:\/kopia: \d of \d copies there have been in trouble/,
    );
    expect(item.recommended).toBeUndefined();
  });
});
