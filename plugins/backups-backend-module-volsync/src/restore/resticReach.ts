import type {
  ManifestObject,
  ManifestValue,
} from 'backstage-plugin-backups-common';
import { authorityVolume, sharedFolder } from 'backstage-plugin-backups-node';
import { authorityOf } from './kopiaWay';
import type { RestoreVolume } from './RestoreValue';
import type { Situation } from './Situation';

/** Where VolSync mounts what a mover has beside its volume. */
const MOVER_VOLUMES = '/mnt';
/** Where the key of Google Cloud is: its Secret holds the file itself. */
const GOOGLE_KEY = 'GOOGLE_APPLICATION_CREDENTIALS';

/** A volume of the pod, and where it is mounted. */
interface Mounted {
  volume: ManifestObject;
  mount: ManifestObject;
}

function mounted(
  name: string,
  mountPath: string,
  source: ManifestObject,
): Mounted {
  return {
    volume: { name, ...source },
    mount: { name, mountPath, readOnly: true },
  };
}

/** What restic reads a repository with. */
export interface ResticReach {
  /** Arguments beside the variables that the Secret sets. */
  args: ManifestValue[];
  env: ManifestObject[];
  mounts: Mounted[];
}

function sourceOf({
  nfs,
  claimName,
  secretName,
}: Omit<RestoreVolume, 'mountPath'>): ManifestObject | undefined {
  if (nfs?.server && nfs.path) {
    return { nfs: { server: nfs.server, path: nfs.path, readOnly: true } };
  }
  if (claimName) return { persistentVolumeClaim: { claimName } };
  return secretName ? { secret: { secretName } } : undefined;
}

/** As the mover has them: the address in the Secret names a path below. */
function moverMounts({ moverVolumes = [] }: Situation['value']): Mounted[] {
  return moverVolumes.flatMap((moverVolume, index) => {
    const { mountPath, nfs, claimName, secretName } = moverVolume;
    const source = sourceOf({ nfs, claimName, secretName });
    const name = `mover-${index}`;
    return source ? mounted(name, `${MOVER_VOLUMES}/${mountPath}`, source) : [];
  });
}

/**
 * @returns how a pod reaches a restic repository beside what the Secret says;
 * `undefined` where it cannot by what is known
 */
export function resticReach(
  situation: Situation,
  secret: string,
): ResticReach | undefined {
  const { value, request } = situation;
  const { destination } = request.plan;
  const authority = authorityOf(value);
  const beside = moverMounts(value);
  const trust: Mounted[] = authority
    ? [
        {
          volume: authorityVolume(authority),
          mount: { name: 'authority', mountPath: '/authority', readOnly: true },
        },
      ]
    : [];
  const args = authority ? [`--cacert=/authority/${authority.key}`] : [];
  switch (destination.type) {
    case 's3':
    case 'rest':
    case 'azure':
      return { args, env: [], mounts: [...trust, ...beside] };
    case 'gcs':
      return {
        args,
        env: [{ name: GOOGLE_KEY, value: `/google/${GOOGLE_KEY}` }],
        mounts: [
          ...trust,
          ...beside,
          mounted('google', '/google', { secret: { secretName: secret } }),
        ],
      };
    case 'nfs':
    case 'volume':
    case 'filesystem': {
      if (beside.length > 0) return { args, env: [], mounts: beside };
      const share = sharedFolder(destination);
      const mount = { name: 'repository', mountPath: '/repository' };
      return share
        ? {
            args: ['--repo=/repository'],
            env: [],
            mounts: [{ volume: share, mount: { ...mount, readOnly: true } }],
          }
        : undefined;
    }
    case 'rclone':
    case 'sftp':
    case 'webdav':
    case 'host':
    case 'peer':
    case 'unknown':
      // Restic's image lacks what reaches these, or where it is is not known.
      return undefined;
    default: {
      const unplaced: never = destination.type;
      throw new TypeError(`No way for restic to ${unplaced}`);
    }
  }
}
