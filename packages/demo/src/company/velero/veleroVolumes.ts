import type { VeleroVolume } from './VeleroVolume';

const GIB = 1024 ** 3;

/** Volumes in one namespace, under one Schedule: one is uploaded, its twin is passed over. */
export const veleroVolumes: readonly VeleroVolume[] = [
  {
    app: 'intranet',
    namespace: 'workplace',
    claim: 'intranet-files',
    size: '30Gi',
    bytes: 11 * GIB,
    runsAtNight: true,
  },
  // It runs while salaries are paid, and never at night.
  {
    app: 'payroll',
    namespace: 'workplace',
    claim: 'payroll-data',
    size: '10Gi',
    bytes: 2 * GIB,
    runsAtNight: false,
  },
];
