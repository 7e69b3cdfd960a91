import type { LonghornVolume } from './LonghornVolume';

const GIB = 1024 ** 3;

/** Volumes of Longhorn: one that is copied to a bucket, and its twin, which only looks so. */
export const longhornVolumes: readonly LonghornVolume[] = [
  {
    app: 'registry',
    namespace: 'build',
    claim: 'registry-images',
    size: '200Gi',
    volumeBytes: 200 * GIB,
    daysOld: 410,
    copiedBy: 'backup',
  },
  {
    app: 'artifacts',
    namespace: 'build',
    claim: 'artifacts-store',
    size: '80Gi',
    volumeBytes: 80 * GIB,
    daysOld: 120,
    copiedBy: 'snapshot',
  },
];
