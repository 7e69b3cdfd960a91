import { redactText, redactUrl } from 'backstage-plugin-backups-node';
import type { Subject } from 'backstage-plugin-backups-node';
import { identityOf } from '../observe/identityOf';
import type { Mover } from '../observe/Mover';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import { secretNameOf } from '../observe/secretNameOf';
import type { RestoreValue, RestoreVolume } from './RestoreValue';

type VolumeList = Extract<Mover, { name: 'kopia' }>['spec']['moverVolumes'];

function volumesOf(list: VolumeList): RestoreVolume[] | undefined {
  const volumes: RestoreVolume[] = [];
  for (const entry of list ?? []) {
    if (entry?.mountPath !== undefined) {
      const nfs = entry.volumeSource?.nfs;
      volumes.push({
        mountPath: entry.mountPath,
        nfs: nfs && { ...nfs, server: nfs.server && redactUrl(nfs.server) },
        claimName: entry.volumeSource?.persistentVolumeClaim?.claimName,
        secretName: entry.volumeSource?.secret?.secretName,
      });
    }
  }
  return volumes.length === 0 ? undefined : volumes;
}

function presentIn(
  list: readonly (string | undefined)[] | undefined,
): string[] | undefined {
  return list?.filter(entry => entry !== undefined);
}

function textOf(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

type VolumeMover = Exclude<Mover, { name: 'syncthing' | 'external' }>;
type CacheMover = Extract<Mover, { name: 'kopia' | 'restic' }>;

/** Fields are set one by one: this runs for every source in every cycle. */
function addVolumeOptions(value: RestoreValue, { spec }: VolumeMover): void {
  value.copyMethod = spec.copyMethod;
  value.storageClassName = spec.storageClassName;
  value.volumeSnapshotClassName = spec.volumeSnapshotClassName;
  value.accessModes = presentIn(spec.accessModes);
  value.capacity = textOf(spec.capacity);
  value.moverServiceAccount = spec.moverServiceAccount;
  value.moverSecurityContext = spec.moverSecurityContext;
  value.moverVolumes = volumesOf(spec.moverVolumes);
}

function addCacheOptions(value: RestoreValue, { spec }: CacheMover): void {
  value.cacheStorageClassName = spec.cacheStorageClassName;
  value.cacheCapacity = textOf(spec.cacheCapacity);
  value.cacheAccessModes = presentIn(spec.cacheAccessModes);
  value.customCA = spec.customCA;
}

function addSettings(value: RestoreValue, mover: Mover): void {
  switch (mover.name) {
    case 'kopia':
      addVolumeOptions(value, mover);
      addCacheOptions(value, mover);
      value.username = mover.spec.username;
      value.hostname = mover.spec.hostname;
      value.sourcePathOverride = mover.spec.sourcePathOverride;
      break;
    case 'restic':
      addVolumeOptions(value, mover);
      addCacheOptions(value, mover);
      break;
    case 'rclone':
      addVolumeOptions(value, mover);
      value.customCA = mover.spec.customCA;
      value.rcloneConfigSection = mover.spec.rcloneConfigSection;
      value.rcloneDestPath =
        mover.spec.rcloneDestPath === undefined
          ? undefined
          : redactText(redactUrl(mover.spec.rcloneDestPath));
      break;
    case 'rsync':
    case 'rsyncTLS':
      addVolumeOptions(value, mover);
      break;
    case 'syncthing':
      value.moverVolumes = volumesOf(mover.spec.moverVolumes);
      break;
    case 'external':
      break;
    default: {
      const never: never = mover;
      throw new TypeError(`no settings for ${JSON.stringify(never)}`);
    }
  }
}

function claimOf(
  claim: PersistentVolumeClaim | undefined,
): RestoreValue['claim'] {
  if (!claim?.spec) return undefined;
  const { accessModes, resources, storageClassName, volumeMode } = claim.spec;
  return {
    accessModes: presentIn(accessModes),
    storage: textOf(resources?.requests?.storage),
    storageClassName,
    volumeMode,
  };
}

/**
 * Gathers what a runbook needs to restore what a source wrote.
 *
 * @param source - `populators`: ReplicationDestinations that fill claims of the source's volume
 */
export function restoreValueOf(
  mover: Mover,
  subject: Subject,
  source: {
    sourcePVC?: string;
    populators: string[];
    claim?: PersistentVolumeClaim;
    keys?: RestoreValue['keys'];
    access?: RestoreValue['access'];
  },
): RestoreValue {
  const { namespace, name } = subject.object;
  const value: RestoreValue = {
    mover: mover.name,
    sourceName: name,
    sourceNamespace: namespace,
    sourcePVC: source.sourcePVC,
    repositorySecret: secretNameOf(mover),
    identity: identityOf(mover, { namespace, name }),
    claim: claimOf(source.claim),
    keys: source.keys,
    access: source.access,
    populators: source.populators.length === 0 ? undefined : source.populators,
  };
  addSettings(value, mover);
  return value;
}
