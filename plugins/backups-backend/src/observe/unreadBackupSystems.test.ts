import { mayCopy } from './mayCopy';
import { itemFact } from '../__testUtils__/facts';
import { unreadBackupSystems } from './unreadBackupSystems';

/** What a cluster serves, by group. */
function api(groups: Record<string, string[]>) {
  return new Map(
    Object.entries(groups).map(([group, kinds]) => [group, new Set(kinds)]),
  );
}

function namesOf(groups: Record<string, string[]>, understood: string[] = []) {
  return unreadBackupSystems(api(groups), new Set(understood)).map(
    ({ name }) => name,
  );
}

/** Whether the only unread system of a cluster may copy an item. */
function reaches(
  groups: Record<string, string[]>,
  item: Parameters<typeof itemFact>[0],
) {
  const [system] = unreadBackupSystems(api(groups), new Set());
  return mayCopy(system, itemFact(item));
}

describe('backup systems that nobody reads', () => {
  it('are those that are installed and that no provider understands', () => {
    expect(
      namesOf(
        { apps: [], 'velero.io': [], 'volsync.backube': [], 'k8up.io': [] },
        ['volsync.backube'],
      ),
    ).toEqual(['K8up', 'Velero']);
  });

  it('are not known where discovery did not answer', () => {
    expect(unreadBackupSystems(undefined, new Set())).toEqual([]);
  });

  it.each([
    'Backup',
    'ScheduledBackup',
    'BackupPlan',
    'PodVolumeBackup',
    'VolumeBackupRun',
    'Restore',
    'RestoreJob',
    'Snapshot',
    'SnapshotSchedule',
    'RecurringJob',
    'Schedule',
    'VolumeReplication',
    'ReplicationPolicy',
    'PVCReplication',
    'Archive',
    'ArchiveJob',
    'DRPlan',
    'DisasterPolicy',
    'RecoveryPoint',
    'FailoverPlan',
    'MirrorSchedule',
    'DumpTask',
    'CopyRun',
    'ProtectionSchedule',
    'NamespaceProtection',
  ])('are found by a kind %s, whatever their group is called', kind => {
    expect(namesOf({ 'keeper.example.com': ['Vault', kind] })).toEqual([
      `keeper.example.com (${kind})`,
    ]);
  });

  it.each<[string, string[]]>([
    ['apps', ['Deployment']],
    ['snapshot.storage.k8s.io', ['VolumeSnapshot', 'VolumeSnapshotContent']],
    ['k3s.cattle.io', ['ETCDSnapshotFile']],
    ['config.openshift.io', ['Backup']],
    ['control.example.com', ['EtcdBackup', 'ControlPlaneSnapshot']],
    ['cert-manager.io', ['Certificate', 'Issuer']],
    ['chaos-mesh.org', ['Schedule', 'PodChaos']],
    ['ceph.rook.io', ['CephRBDMirror', 'CephFilesystemMirror', 'CephCluster']],
    ['hive.openshift.io', ['ClusterSync', 'SyncSet', 'HibernationPolicy']],
    ['images.example.com', ['ImageMirrorSet', 'ImageMirrorPolicy']],
    ['shield.services.k8s.aws', ['ProtectionGroup']],
    ['dms.aws.upbound.io', ['ReplicationTask', 'ReplicationInstance']],
    ['multicluster.odf.openshift.io', ['MirrorPeer']],
    ['gateway.example.com', ['RecoveryFilter', 'BotProtection', 'CopyHeader']],
    ['debug.example.com', ['CoreDumpRequest']],
    ['draft.example.com', ['Drive', 'Address']],
  ])('are not in %s, which copies no volume of an app', (group, kinds) => {
    expect(namesOf({ [group]: kinds })).toEqual([]);
  });

  it.each([
    ['backup.example.com', 'Policy'],
    ['restic.example.com', 'Repository'],
    ['cloudcasa.io', 'CloudCasa'],
    ['disaster-recovery.example.com', 'Plan'],
    ['dr.example.com', 'Plan'],
    ['replication.example.com', 'Session'],
  ])('are found by the name of group %s, with a kind %s', (group, kind) => {
    expect(namesOf({ [group]: [kind] })).toEqual([group]);
  });

  it('are taken by the name of a group that did not tell its kinds', () => {
    expect(
      namesOf({ 'backup.example.com': [], 'certs.example.com': [] }),
    ).toEqual(['backup.example.com']);
  });

  it.each<[string, Parameters<typeof itemFact>[0], boolean]>([
    ['a volume of its own', { driver: 'driver.longhorn.io' }, true],
    ['a class of its name', { storageClass: 'longhorn-r2' }, true],
    ['a class that says nothing', { storageClass: 'fast' }, true],
    ['no class at all', { storageClass: undefined }, true],
    ['a class of another product', { storageClass: 'openebs-hostpath' }, false],
    ['a volume of another driver', { driver: 'rbd.csi.ceph.com' }, false],
    ['an NFS volume', { kind: 'nfs-volume' }, false],
    ['a folder of a node', { kind: 'host-path' }, false],
    [
      'a database on another class',
      { kind: 'database-cluster', storageClass: 'openebs-hostpath' },
      false,
    ],
    [
      'a database on its own class',
      { kind: 'database-cluster', storageClass: 'longhorn' },
      true,
    ],
    ['a dataset of a NAS', { kind: 'dataset' }, false],
  ])(
    'of a storage product reach %s as the product does',
    (_, item, expected) => {
      expect(reaches({ 'longhorn.io': ['Backup', 'Volume'] }, item)).toBe(
        expected,
      );
    },
  );

  const MARIADB = { 'k8s.mariadb.com': ['Backup', 'MariaDB', 'Restore'] };
  it.each<[string, Parameters<typeof itemFact>[0], boolean]>([
    [
      'its operator made',
      { owner: { group: 'k8s.mariadb.com', kind: 'MariaDB', name: 'shop' } },
      true,
    ],
    ['it labelled', { labels: { 'k8s.mariadb.com/role': 'primary' } }, true],
    ['that is called after the product', { name: 'storage-mariadb-0' }, true],
    ['of another app', { name: 'radarr' }, false],
    ['of another database', { kind: 'database-cluster', name: 'shelf' }, false],
  ])(
    'of a database operator reach a volume %s as it does',
    (_, item, expected) => {
      expect(reaches(MARIADB, item)).toBe(expected);
    },
  );

  it('of an operator without a kind for backups are known by its name', () => {
    const crunchy = {
      'postgres-operator.crunchydata.com': ['PostgresCluster'],
    };
    expect(namesOf(crunchy)).toEqual(['Crunchy PGO']);
    const labels = { 'postgres-operator.crunchydata.com/cluster': 'hippo' };
    expect(reaches(crunchy, { name: 'hippo-instance1-x', labels })).toBe(true);
    expect(reaches(crunchy, { name: 'radarr' })).toBe(false);
  });
});
