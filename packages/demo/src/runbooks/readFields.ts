/** Fields of a kind, by where the code that reads them stands. */
export interface ReadFields {
  /** Repository, and the file in it. */
  source: string;
  fields: string[];
}

const VOLSYNC = 'backube/volsync internal/controller';
const FORK = 'perfectra1n/volsync internal/controller';
const CNPG = 'cloudnative-pg/cloudnative-pg';
const DALIBO = 'dalibo/cnpg-plugin-pgbackrest';
const OPERA = 'operasoftware/cnpg-plugin-pgbackrest';

/** `volumehandler.FromDestination`: the same for every mover. */
function volumeOptions(mover: string): ReadFields {
  return {
    source: `${VOLSYNC}/volumehandler/volumehandler.go, FromDestination`,
    fields: [
      'accessModes[]',
      'capacity',
      'copyMethod',
      'destinationPVC',
      'storageClassName',
      'volumeSnapshotClassName',
    ].map(field => `spec.${mover}.${field}`),
  };
}

function moverFields(
  mover: string,
  source: string,
  fields: readonly string[],
): ReadFields {
  return { source, fields: fields.map(field => `spec.${mover}.${field}`) };
}

const MOVER_POD = [
  'cleanupTempPVC',
  'moverSecurityContext.fsGroup',
  'moverSecurityContext.runAsGroup',
  'moverSecurityContext.runAsUser',
  'moverServiceAccount',
];
const CACHE = [
  'cacheAccessModes[]',
  'cacheCapacity',
  'cacheStorageClassName',
  'cleanupCachePVC',
  'customCA.key',
  'customCA.secretName',
];

/**
 * What the code of each tool reads of what runbooks print, beyond that its CRD
 * allows it: some fields that are allowed are read by nobody. Kubernetes' own
 * kinds are not here: its API server refuses what it does not know.
 */
export const READ_FIELDS: Record<string, ReadFields[]> = {
  'volsync.backube/v1alpha1/ReplicationDestination': [
    {
      source: `${VOLSYNC}/replicationdestination_machine.go`,
      fields: ['spec.trigger.manual'],
    },
    volumeOptions('kopia'),
    moverFields('kopia', `${FORK}/mover/kopia/builder.go, FromDestination`, [
      ...MOVER_POD,
      ...CACHE,
      'hostname',
      'repository',
      'restoreAsOf',
      'sourceIdentity.sourceName',
      'sourceIdentity.sourceNamespace',
      // Only without a hostname.
      'sourceIdentity.sourcePathOverride',
      'username',
    ]),
    moverFields('kopia', `${FORK}/mover/kopia/mover.go`, [
      'moverVolumes[].mountPath',
      'moverVolumes[].volumeSource.nfs.path',
      'moverVolumes[].volumeSource.nfs.server',
    ]),
    volumeOptions('restic'),
    moverFields(
      'restic',
      `${VOLSYNC}/mover/restic/builder.go, FromDestination`,
      [
        ...MOVER_POD,
        ...CACHE,
        'moverVolumes[].mountPath',
        'moverVolumes[].volumeSource.persistentVolumeClaim.claimName',
        'moverVolumes[].volumeSource.secret.secretName',
        'repository',
        'restoreAsOf',
      ],
    ),
    volumeOptions('rclone'),
    moverFields(
      'rclone',
      `${VOLSYNC}/mover/rclone/builder.go, FromDestination`,
      [
        'cleanupTempPVC',
        'moverSecurityContext.fsGroup',
        'moverSecurityContext.runAsGroup',
        'moverSecurityContext.runAsUser',
        'rcloneConfig',
        'rcloneConfigSection',
        'rcloneDestPath',
      ],
    ),
  ],
  'kopiur.home-operations.com/v1alpha1/Restore': [
    {
      source: 'home-operations/kopiur crates/api/src, deploy/crds',
      fields: [
        'spec.mover.podSecurityContext.fsGroup',
        'spec.mover.securityContext.runAsGroup',
        'spec.mover.securityContext.runAsUser',
        'spec.policy.onMissingSnapshot',
        'spec.repository.kind',
        'spec.repository.name',
        'spec.source.identity.asOf',
        'spec.source.identity.hostname',
        'spec.source.identity.sourcePath',
        'spec.source.identity.username',
        'spec.target.pvc.accessModes[]',
        'spec.target.pvc.capacity',
        'spec.target.pvc.name',
        'spec.target.pvc.storageClassName',
        'spec.target.pvcRef.name',
      ],
    },
  ],
  'postgresql.cnpg.io/v1/Cluster': [
    {
      source: `${CNPG} api/v1/cluster_types.go`,
      fields: [
        'spec.bootstrap.recovery.database',
        'spec.bootstrap.recovery.owner',
        'spec.bootstrap.recovery.recoveryTarget.targetTime',
        'spec.bootstrap.recovery.source',
        'spec.bootstrap.recovery.volumeSnapshots.storage.apiGroup',
        'spec.bootstrap.recovery.volumeSnapshots.storage.kind',
        'spec.bootstrap.recovery.volumeSnapshots.storage.name',
        'spec.enableSuperuserAccess',
        'spec.externalClusters[].barmanObjectStore.destinationPath',
        'spec.externalClusters[].barmanObjectStore.endpointURL',
        'spec.externalClusters[].barmanObjectStore.s3Credentials.accessKeyId.key',
        'spec.externalClusters[].barmanObjectStore.s3Credentials.accessKeyId.name',
        'spec.externalClusters[].barmanObjectStore.s3Credentials.secretAccessKey.key',
        'spec.externalClusters[].barmanObjectStore.s3Credentials.secretAccessKey.name',
        'spec.externalClusters[].barmanObjectStore.serverName',
        'spec.externalClusters[].name',
        'spec.externalClusters[].plugin.name',
        'spec.imageName',
        'spec.instances',
        'spec.postgresql.parameters.max_connections',
        'spec.storage.size',
        'spec.storage.storageClass',
        'spec.superuserSecret.name',
      ],
    },
    {
      // `selectedRepository` of an external cluster is read by nobody.
      source: `${DALIBO} internal/operator/config.go`,
      fields: [
        'spec.externalClusters[].plugin.parameters.pluginConfigRef',
        'spec.externalClusters[].plugin.parameters.stanzaRef',
      ],
    },
    {
      source: `${OPERA} internal/cnpgi/operator/config/config.go, getRecoveryParameters`,
      fields: [
        'spec.externalClusters[].plugin.parameters.pgbackrestObjectName',
        'spec.externalClusters[].plugin.parameters.stanza',
      ],
    },
    {
      source:
        'cloudnative-pg/plugin-barman-cloud internal/cnpgi/operator/config/config.go',
      fields: [
        'spec.externalClusters[].plugin.parameters.barmanObjectName',
        'spec.externalClusters[].plugin.parameters.serverName',
      ],
    },
  ],
  'postgresql.cnpg.io/v1/Backup': [
    {
      source: `${CNPG} api/v1/backup_types.go`,
      fields: [
        'spec.cluster.name',
        'spec.method',
        'spec.pluginConfiguration.name',
        'spec.target',
      ],
    },
    {
      source: `${DALIBO} internal/instance/backup.go, Backup`,
      fields: [
        'spec.pluginConfiguration.parameters.backupType',
        'spec.pluginConfiguration.parameters.selectedRepository',
      ],
    },
    {
      // Each parameter becomes an option of pgBackRest.
      source: `${OPERA} internal/pgbackrest/backup/backup.go, GetPgbackrestBackupOptions`,
      fields: [
        'spec.pluginConfiguration.parameters.repo',
        'spec.pluginConfiguration.parameters.type',
      ],
    },
  ],
  'pgbackrest.dalibo.com/v1/Stanza': [
    {
      // `retentionPolicy.history` is allowed, and its tag is misspelt: it does nothing.
      source: `${DALIBO} internal/pgbackrest/api/stanza.go, tags env`,
      fields: [
        'spec.stanzaConfiguration.name',
        'spec.stanzaConfiguration.s3Repositories[].bucket',
        'spec.stanzaConfiguration.s3Repositories[].endpoint',
        'spec.stanzaConfiguration.s3Repositories[].region',
        'spec.stanzaConfiguration.s3Repositories[].repoPath',
        'spec.stanzaConfiguration.s3Repositories[].retentionPolicy.archive',
        'spec.stanzaConfiguration.s3Repositories[].retentionPolicy.archiveType',
        'spec.stanzaConfiguration.s3Repositories[].retentionPolicy.full',
        'spec.stanzaConfiguration.s3Repositories[].retentionPolicy.fullType',
        'spec.stanzaConfiguration.s3Repositories[].uriStyle',
      ],
    },
    {
      source: `${DALIBO} internal/pgbackrest/api/stanza.go, S3SecretRef and CipherConfig`,
      fields: [
        'spec.stanzaConfiguration.s3Repositories[].cipherConfig.encryptionPass.key',
        'spec.stanzaConfiguration.s3Repositories[].cipherConfig.encryptionPass.name',
        'spec.stanzaConfiguration.s3Repositories[].secretRef.accessKeyId.key',
        'spec.stanzaConfiguration.s3Repositories[].secretRef.accessKeyId.name',
        'spec.stanzaConfiguration.s3Repositories[].secretRef.secretAccessKey.key',
        'spec.stanzaConfiguration.s3Repositories[].secretRef.secretAccessKey.name',
      ],
    },
  ],
  'pgbackrest.cnpg.opera.com/v1/Archive': [
    {
      source: `${OPERA} internal/pgbackrest/command/commandbuilder.go`,
      fields: [
        'spec.configuration.repositories[].bucket',
        'spec.configuration.repositories[].destinationPath',
        'spec.configuration.repositories[].endpointURL',
        'spec.configuration.repositories[].retention.full',
      ],
    },
    {
      source: `${OPERA} internal/pgbackrest/credentials/credentials.go`,
      fields: [
        'spec.configuration.repositories[].s3Credentials.accessKeyId.key',
        'spec.configuration.repositories[].s3Credentials.accessKeyId.name',
        'spec.configuration.repositories[].s3Credentials.region',
        'spec.configuration.repositories[].s3Credentials.secretAccessKey.key',
        'spec.configuration.repositories[].s3Credentials.secretAccessKey.name',
      ],
    },
  ],
  'snapshot.storage.k8s.io/v1/VolumeSnapshot': [
    {
      source:
        'kubernetes-csi/external-snapshotter pkg/common-controller/snapshot_controller.go',
      fields: [
        'spec.source.persistentVolumeClaimName',
        'spec.volumeSnapshotClassName',
      ],
    },
  ],
};
