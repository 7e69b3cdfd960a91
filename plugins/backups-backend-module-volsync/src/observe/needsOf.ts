import type { PathNeed } from 'backstage-plugin-backups-common';
import {
  describeObject,
  hostOf,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { Subject } from 'backstage-plugin-backups-node';
import { mountedVolumesOf } from '../destination/mountedVolumesOf';
import type { ClusterContext } from './ClusterContext';
import type { Mover } from './Mover';

/**
 * What must be there for a mover to run, besides its repository: volumes that it
 * or an admission policy mounts, and its cache.
 */
export function needsOf(
  mover: Mover,
  subject: Subject,
  context: ClusterContext,
): PathNeed[] {
  if (mover.name === 'external') return [];
  const needs: PathNeed[] = [];
  for (const volume of mountedVolumesOf(mover)) {
    needs.push({
      kind: 'mount',
      what:
        volume.kind === 'nfs'
          ? `NFS ${sentenceOf(volume.server)}:${sentenceOf(volume.path ?? '')}`
          : `volume ${sentenceOf(volume.claimName)}`,
      host: volume.kind === 'nfs' ? hostOf(volume.server) : undefined,
      because: `${volume.field} of ${describeObject(subject.object)}`,
    });
  }
  for (const mount of context.injected.get('all') ?? []) {
    needs.push({
      kind: 'mount',
      what: `NFS ${mount.server}:${mount.path}`,
      host: hostOf(mount.server),
      because: `mounted into every mover by MutatingAdmissionPolicy ${
        mount.policy
      }${mount.strict ? ', cloud copies included: they wait for it, too' : ''}`,
    });
  }
  if (mover.name === 'kopia' || mover.name === 'restic') {
    const { cacheStorageClassName, cacheCapacity, storageClassName } =
      mover.spec;
    const storageClass = cacheStorageClassName ?? storageClassName;
    needs.push({
      kind: 'cache',
      what: [
        'a cache volume',
        cacheCapacity && `of ${sentenceOf(String(cacheCapacity))}`,
        storageClass
          ? `of class ${sentenceOf(storageClass)}`
          : 'of the default class',
      ]
        .filter(Boolean)
        .join(' '),
      because: `spec.${mover.name} of ${describeObject(subject.object)}`,
    });
  }
  return needs;
}
