import {
  claimKey,
  describeObject,
  recogniseEndpoint,
} from 'backstage-plugin-backups-node';
import type { Subject } from 'backstage-plugin-backups-node';
import type { ClusterContext } from '../observe/ClusterContext';
import type { Mover } from '../observe/Mover';
import type { DestinationHint } from './DestinationHint';
import type { TemplateLocation } from './fromTemplate';
import { mountedVolumesOf } from './mountedVolumesOf';
import type { MountedVolume } from './mountedVolumesOf';
import { pathWithin } from './pathWithin';

/**
 * Which of the mounted volumes holds the repository. For Kopia the first claim
 * does, whatever the Secret says (source: `mover-kopia/entry.sh`). Otherwise the
 * path in the Secret decides; where that is not known, a single volume is it.
 */
function repositoryVolume(
  mover: Mover,
  volumes: MountedVolume[],
  template: TemplateLocation | undefined,
): { volume: MountedVolume; prefix?: string } | undefined {
  if (mover.name === 'kopia') {
    const claim = volumes.find(volume => volume.kind === 'claim');
    if (claim !== undefined) return { volume: claim };
  }
  const localPath =
    mover.name === 'rclone' && mover.spec.rcloneDestPath?.startsWith('/')
      ? mover.spec.rcloneDestPath
      : template?.localPath;
  if (localPath !== undefined) {
    for (const volume of volumes) {
      const prefix = pathWithin(localPath, volume.mountedAt);
      if (prefix !== undefined) return { volume, prefix: prefix || undefined };
    }
  }
  // The Secret leads elsewhere: what is mounted is no repository (a certificate
  // store, a list of excludes).
  const leadsElsewhere =
    mover.name === 'rclone' ||
    (template !== undefined && template.hint.says.type !== 'filesystem');
  return volumes.length === 1 && !leadsElsewhere
    ? { volume: volumes[0] }
    : undefined;
}

/**
 * Reads a destination from the volumes a source mounts into its mover. Only the
 * source's own spec counts here; for what admission policies inject see
 * `fromInjectedMounts`.
 *
 * @param template - what the Secret's template says, which may contradict
 */
export function fromMoverVolumes(
  mover: Mover,
  subject: Subject,
  context: ClusterContext,
  template: TemplateLocation | undefined,
): DestinationHint | undefined {
  const found = repositoryVolume(mover, mountedVolumesOf(mover), template);
  if (found === undefined) return undefined;
  const { volume, prefix } = found;
  const source = `${volume.field} of ${describeObject(subject.object)}`;
  switch (volume.kind) {
    case 'nfs':
      return {
        source,
        says: {
          type: 'nfs',
          server: volume.server,
          path: volume.path,
          prefix,
          ...recogniseEndpoint(volume.server),
        },
      };
    case 'claim': {
      const key = claimKey(
        context.cluster,
        subject.object.namespace,
        volume.claimName,
      );
      const storageClass =
        context.claims?.get(key)?.value.spec?.storageClassName;
      return {
        source,
        says: {
          type: 'volume',
          label: `volume ${volume.claimName}`,
          prefix,
          offSite: false,
          failureDomain: storageClass
            ? `storage-class:${context.cluster}/${storageClass}`
            : undefined,
        },
      };
    }
    default: {
      const never: never = volume;
      return never;
    }
  }
}
