import { ServerFolder } from 'backstage-plugin-backups-node';
import { VolumeClass } from '../workloads/classifyVolume';
import { ParsedWorkload } from '../workloads/parseWorkload';

/** A volume that outlives the pod, as a workload mounts it. */
export interface DataMount {
  volume: Extract<
    VolumeClass,
    { kind: 'claim' } | { kind: 'nfs' } | { kind: 'host-path' }
  >;
  /** Where containers see it. */
  paths: { at: string; subPath: string }[];
  readOnly: boolean;
}

/** @returns volumes that hold data, with where they are mounted */
export function dataMounts(
  workload: ParsedWorkload,
  volumes: readonly { name: string; volumeClass: VolumeClass }[],
): DataMount[] {
  const { containers, initContainers } = workload.template.spec;
  const all = [...(containers ?? []), ...(initContainers ?? [])].flatMap(
    ({ volumeMounts }) => volumeMounts ?? [],
  );
  return volumes.flatMap(({ name, volumeClass: volume }): DataMount[] => {
    if (
      volume.kind !== 'claim' &&
      volume.kind !== 'nfs' &&
      volume.kind !== 'host-path'
    ) {
      return [];
    }
    const mounts = all.filter(mount => mount.name === name);
    if (mounts.length === 0) return [];
    return [
      {
        volume,
        paths: mounts.flatMap(({ mountPath, subPath = '' }) =>
          mountPath === undefined ? [] : [{ at: mountPath, subPath }],
        ),
        readOnly:
          (volume.kind !== 'host-path' && volume.readOnly) ||
          mounts.every(mount => mount.readOnly),
      },
    ];
  });
}

function stepsOf(path: string): string[] {
  return path.split('/').filter(step => step !== '' && step !== '.');
}

function isWithin(path: string, folder: string): boolean {
  const steps = stepsOf(path);
  return stepsOf(folder).every((step, index) => steps[index] === step);
}

/** @returns the mount that holds a path of a container, the deepest one */
export function mountHolding(
  mounts: readonly DataMount[],
  path: string,
): { mount: DataMount; rest: string } | undefined {
  return mounts
    .flatMap(mount =>
      mount.paths.flatMap(({ at, subPath }) =>
        isWithin(path, at)
          ? [{ mount, depth: stepsOf(at).length, subPath }]
          : [],
      ),
    )
    .sort((a, b) => b.depth - a.depth)
    .map(({ mount, depth, subPath }) => ({
      mount,
      rest: [...stepsOf(subPath), ...stepsOf(path).slice(depth)].join('/'),
    }))
    .at(0);
}

/** @returns the mounts that lie in a folder of a container, whole */
export function mountsWithin(
  mounts: readonly DataMount[],
  folder: string,
): DataMount[] {
  return mounts.filter(({ paths }) =>
    paths.some(({ at, subPath }) => subPath === '' && isWithin(at, folder)),
  );
}

/** @returns the folder of a server that an NFS mount shows: all of it, or what its sub-paths say */
export function foldersOf({ volume, paths }: DataMount): ServerFolder[] {
  if (volume.kind !== 'nfs') return [];
  const subPaths = new Set(paths.map(({ subPath }) => subPath));
  return [...(subPaths.size === 0 ? [''] : subPaths)].map(subPath => ({
    servers: [volume.server],
    path: [volume.path.replace(/\/+$/, ''), ...stepsOf(subPath)].join('/'),
  }));
}
