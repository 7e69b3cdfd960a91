/** The storage classes of the company; the first is the default. */
export const COMPANY_CLASSES = [
  { name: 'fast', provisioner: 'rbd.csi.ceph.com' },
  { name: 'longhorn', provisioner: 'driver.longhorn.io' },
] as const;

/** @returns `spec.instances` of a database of this size, as both operators take it */
export function databaseInstances(size: string) {
  return [
    {
      name: 'instance1',
      replicas: 1,
      dataVolumeClaimSpec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'fast',
        resources: { requests: { storage: size } },
      },
    },
  ];
}

/** The region in which the company has its buckets. */
export const REGION = 'eu-central-1';
