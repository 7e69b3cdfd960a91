import type { DemoDestination } from '../apps/DemoApp';

/** The NAS in the basement, where all apps share one repository. */
export const NAS = {
  server: 'citadel.internal',
  path: '/mnt/storage0/backups/VolsyncKopia',
};

/** Other machines that export folders, by name; see `FAILING_NASES`. */
export const OTHER_NASES = {
  attic: 'attic.internal',
  garage: 'garage.internal',
  cellar: 'cellar.internal',
} as const;

/** Where the NFS share of a mover appears in its pod, below `/mnt`. */
export const NAS_MOUNT = 'repository';

/** @returns the Secret that tells a mover where a repository is; only its name exists in the demo */
export function secretNameOf(
  app: string,
  destination: DemoDestination,
): string {
  return destination === 'nas'
    ? `${app}-volsync-secret`
    : `${app}-volsync-${destination}-secret`;
}

interface BucketBackend {
  /** Item in the password store. */
  item: string;
  endpoint: string;
  bucket: string;
  /** Names of the store's properties, as templates see them. */
  accessKey: string;
  secretKey: string;
}

/** Object stores by destination; endpoints as the templates of the homelab spell them. */
export const BUCKETS: Record<Exclude<DemoDestination, 'nas'>, BucketBackend> = {
  b2: {
    item: 'backblaze',
    endpoint: 's3.us-east-005.backblazeb2.com',
    bucket: 'volsync',
    accessKey: 'BACKBLAZE_ACCESS_KEY',
    secretKey: 'BACKBLAZE_SECRET_KEY',
  },
  r2: {
    item: 'cloudflare',
    endpoint: '{{ .CLOUDFLARE_ACCOUNT_ID }}.r2.cloudflarestorage.com',
    bucket: 'volsync',
    accessKey: 'R2_ACCESS_KEY',
    secretKey: 'R2_SECRET_KEY',
  },
};

/** The bucket into which apps with a CronJob of their own copy, one repository each. */
export const RESTIC = {
  endpoint: BUCKETS.b2.endpoint,
  bucket: 'restic',
};
