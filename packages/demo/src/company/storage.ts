/** The storage classes of the company; the first is the default. */
export const COMPANY_CLASSES = [
  { name: 'fast', provisioner: 'rbd.csi.ceph.com' },
  { name: 'longhorn', provisioner: 'driver.longhorn.io' },
] as const;

/** The region in which the company has its buckets. */
export const REGION = 'eu-central-1';
