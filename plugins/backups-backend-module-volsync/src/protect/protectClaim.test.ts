import type { ItemFact, PlanFact } from 'backstage-plugin-backups-node';
import { parse } from 'yaml';
import { protectClaim } from './protectClaim';

const ITEM: ItemFact = {
  type: 'item',
  key: 'home-1/media/PersistentVolumeClaim/lidarr',
  kind: 'persistent-volume-claim',
  cluster: 'home-1',
  namespace: 'media',
  name: 'lidarr',
  storageClass: 'ceph-block',
  labels: {},
  annotations: {},
  mountedBy: [],
  aliases: [],
};

function example(
  namespace: string,
  name: string,
  changes: Partial<PlanFact> = {},
): PlanFact {
  return {
    type: 'plan',
    key: `home-1/${namespace}/ReplicationSource/${name}`,
    fingerprint: 'x',
    provider: 'volsync',
    method: 'kopia',
    object: { cluster: 'home-1', kind: 'ReplicationSource', namespace, name },
    labels: {},
    annotations: {},
    destination: {
      type: 's3',
      label: 'Backblaze B2',
      offSite: true,
      derivedFrom: [],
    },
    schedule: {
      kind: 'cron',
      expression: '5 0 * * *',
      zone: 'UTC',
      dialect: 'standard',
    },
    suspended: false,
    reportsSuccess: true,
    retention: {
      noHistory: false,
      declared: [{ key: 'daily', value: '14' }],
      inherited: [],
      sentence: '',
    },
    evidence: [],
    restore: {
      mover: 'kopia',
      sourceName: name,
      sourceNamespace: namespace,
      sourcePVC: 'radarr',
      repositorySecret: 'radarr-volsync-b2-secret',
      copyMethod: 'Snapshot',
      volumeSnapshotClassName: 'csi-ceph-block',
      claim: { storageClassName: 'ceph-block' },
    },
    ...changes,
  };
}

describe('protectClaim', () => {
  it('writes a source after the nearest example, with names of its own', () => {
    const protection = protectClaim(ITEM, [
      example('zoo', 'radarr-b2'),
      example('media', 'radarr-b2'),
    ]);
    expect(protection).toMatchObject({
      title: 'Add a ReplicationSource to Backblaze B2',
      language: 'yaml',
    });
    expect(protection?.text).toContain('example of media/radarr-b2');
    expect(parse(protection?.text ?? '')).toEqual({
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationSource',
      metadata: { name: 'lidarr', namespace: 'media' },
      spec: {
        sourcePVC: 'lidarr',
        trigger: { schedule: '5 0 * * *' },
        kopia: {
          repository: 'lidarr-volsync-b2-secret',
          copyMethod: 'Snapshot',
          storageClassName: 'ceph-block',
          volumeSnapshotClassName: 'csi-ceph-block',
          retain: { daily: 14 },
        },
      },
    });
  });

  it('says nothing where nothing shows how it is done here, or it is no claim', () => {
    expect(protectClaim(ITEM, [])).toBeUndefined();
    expect(
      protectClaim(ITEM, [example('media', 'x', { method: 'rclone' })]),
    ).toBeUndefined();
    expect(
      protectClaim({ ...ITEM, kind: 'nfs-volume' }, [example('media', 'x')]),
    ).toBeUndefined();
  });
});
