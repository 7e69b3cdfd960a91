/**
 * A storage product that is known by the end of its host names.
 *
 * @public
 */
export interface StorageProduct {
  /** What people call it. */
  name: string;
  /** Breaks as one. */
  failureDomain: string;
  /** Ends of host names, without a leading dot. */
  hosts: string[];
}

/**
 * Storage products that are run by others, and so are off site. Source of the
 * host names: each provider's list of S3, Blob or SFTP endpoints.
 *
 * @public
 */
export const STORAGE_PRODUCTS: readonly StorageProduct[] = [
  {
    name: 'Backblaze B2',
    failureDomain: 'backblaze-b2',
    hosts: ['backblazeb2.com', 'backblaze.com'],
  },
  {
    name: 'Cloudflare R2',
    failureDomain: 'cloudflare-r2',
    hosts: ['r2.cloudflarestorage.com'],
  },
  {
    name: 'Amazon S3',
    failureDomain: 'amazon-s3',
    hosts: ['amazonaws.com', 'amazonaws.com.cn'],
  },
  { name: 'Wasabi', failureDomain: 'wasabi', hosts: ['wasabisys.com'] },
  {
    name: 'Google Cloud Storage',
    failureDomain: 'google-cloud-storage',
    hosts: ['storage.googleapis.com'],
  },
  {
    name: 'Azure Blob Storage',
    failureDomain: 'azure-blob-storage',
    hosts: ['blob.core.windows.net'],
  },
  {
    name: 'DigitalOcean Spaces',
    failureDomain: 'digitalocean-spaces',
    hosts: ['digitaloceanspaces.com'],
  },
  {
    name: 'Akamai Object Storage',
    failureDomain: 'akamai-object-storage',
    hosts: ['linodeobjects.com'],
  },
  {
    name: 'Hetzner Object Storage',
    failureDomain: 'hetzner-object-storage',
    hosts: ['your-objectstorage.com'],
  },
  {
    name: 'Hetzner Storage Box',
    failureDomain: 'hetzner-storage-box',
    hosts: ['your-storagebox.de'],
  },
  {
    name: 'Scaleway Object Storage',
    failureDomain: 'scaleway-object-storage',
    hosts: ['scw.cloud'],
  },
  {
    name: 'OVHcloud Object Storage',
    failureDomain: 'ovhcloud-object-storage',
    hosts: ['cloud.ovh.net', 'cloud.ovh.us', 'cloud.ovh.ca'],
  },
  { name: 'IDrive e2', failureDomain: 'idrive-e2', hosts: ['idrivee2.com'] },
  { name: 'Storj', failureDomain: 'storj', hosts: ['storjshare.io'] },
  {
    name: 'Vultr Object Storage',
    failureDomain: 'vultr-object-storage',
    hosts: ['vultrobjects.com'],
  },
  {
    name: 'Oracle Object Storage',
    failureDomain: 'oracle-object-storage',
    hosts: ['oraclecloud.com'],
  },
  {
    name: 'Contabo Object Storage',
    failureDomain: 'contabo-object-storage',
    hosts: ['contabostorage.com'],
  },
  {
    name: 'Exoscale Object Storage',
    failureDomain: 'exoscale-object-storage',
    hosts: ['exo.io'],
  },
  {
    name: 'Tigris',
    failureDomain: 'tigris',
    hosts: ['tigris.dev', 'tigrisfiles.io'],
  },
  { name: 'DreamObjects', failureDomain: 'dreamobjects', hosts: ['dream.io'] },
  { name: 'BorgBase', failureDomain: 'borgbase', hosts: ['borgbase.com'] },
  { name: 'rsync.net', failureDomain: 'rsync-net', hosts: ['rsync.net'] },
];
