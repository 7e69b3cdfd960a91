import { redactText } from './redactText';

/** What tools print and people must be able to read. */
const PLAIN = [
  // VolSync's movers.
  'Initializing mover for repository s3:https://s3.lan/backups/volsync/radarr',
  'KOPIA_PASSWORD: [SET]',
  'AWS_SECRET_ACCESS_KEY: [NOT SET]',
  'Snapshot root: k5f3a0f9c2f7f8b1d7d2a4c9e1b3d5f7a9',
  'created snapshot with root k5f3a0f9c2f7f8b1d7d2a4c9e1b3d5f7a9 and ID 5b8d6d1c8f2f4f1f',
  'snapshot 4f2c0c1d saved',
  'the repository. Losing your password means that your data is',
  'repository f5bccd54 opened (repository version 2) successfully, password is correct',
  'Fatal: wrong password or no key found',
  'Fatal: unable to open repository at s3:https://s3.lan/x: The specified key does not exist.',
  'using parent snapshot 8c5e7f8a2d',
  'Added to the repository: 12.345 MiB (4.321 MiB stored)',
  'processed 1042 files, 3.210 GiB in 0:42',
  'Restored 512 files, 3 directories and 0 symbolic links (1.2 GB).',
  'Transferred: 1.234 GiB / 1.234 GiB, 100%, 42.1 MiB/s, ETA 0s',
  'rclone: 2026/08/22 09:00:00 INFO : photos/2026/08/a.jpg: Copied (new)',
  // Kubernetes.
  'secrets "radarr-volsync" is forbidden: User "system:serviceaccount:backstage:portal" cannot get resource "secrets" in API group "" in the namespace "media"',
  "couldn't find key RESTIC_PASSWORD in Secret media/radarr-volsync",
  'Secret "jukebox-volsync-secret" not found',
  'secret is missing field: KOPIA_PASSWORD',
  'error: secretName: radarr-volsync is not a valid value',
  'secretKeyRef: {name: radarr-volsync, key: RESTIC_PASSWORD}',
  'key: node-role.kubernetes.io/control-plane',
  'ExternalSecret media/radarr-volsync: SecretSynced: True',
  'Back-off pulling image "ghcr.io/backube/volsync:0.13.0@sha256:9d6d1c8f2f4f1f5b8d6d1c8f2f4f1f5b8d6d1c8f2f4f1f5b8d6d1c8f2f4f1f5b"',
  'pod volsync-src-radarr-b2-x7k2p is waiting: ContainerCreating for 4 d',
  'persistentvolumeclaims "volsync-src-jukebox-cache" is forbidden',
  'mkdir -p /data/backups && cp -p a b',
  'npm_config_registry=https://registry.example.org and npm_config_loglevel=silent',
  'ops_manager_namespace=mongodb-operator and secret_store_name=cluster-store',
  'kubectl -n media patch replicationsource radarr --type merge -p \'{"spec":{"paused":true}}\'',
  'psql -h db.lan -p 5432 -U app app',
  'ssh -p 22 root@nas.lan',
  'docker run -u 1000:1000 -p 8080:80 nginx',
  // Kopia.
  'radarr@downloads:/data',
  'No snapshots found for radarr-b2@downloads:/data',
  'root@nas.lan:/mnt/tank/backups 2026-08-22 09:00:00 UTC k5f3a0f9c2f7 1.2 GB drwxr-xr-x files:512 dirs:3 (latest-1,daily-1)',
  'repository is using format version 3, unique ID 0123456789abcdef0123456789abcdef',
  '"uniqueIDHex": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"',
  'maintenance is owned by root@volsync-maintenance, next full run 2026-08-23T03:00:00Z',
  'KEEP: latest:10 hourly:48 daily:7 weekly:4 monthly:24 annual:3',
  // pgBackRest, CloudNativePG.
  'WARN: repo2: [CryptoError] unable to load info file: is or was the repo encrypted?',
  '{"repo-key":1,"cipher":"aes-256-cbc","key":1,"status":{"code":0,"message":"ok"}}',
  '20260822-090000F_20260822-100000I: 000000010000000000000033 / 000000010000000000000034',
  '"label":"20261122-010003F","lsn":{"start":"0/33000028","stop":"0/33000138"}',
  'FATAL: password authentication failed for user "app"',
  'repo1-cipher-pass-file is set; password-file: /run/secrets/pg/pass',
  // TrueNAS, Prometheus.
  'CloudSync_6: [FAILED] The token has expired. Please sign in again.',
  'bucket tank-photos, folder /mnt/tank/photos, task 6, 12 GB in 3 h 4 min',
  'VolSyncVolumeOutOfSync radarr/media severity critical for 15m',
  'ZFS snapshot tank/photos@auto-2026-08-22_00-00',
  // Codes, lists and documents that hold no secret.
  'exit code=137 and code=Unavailable, error code: 0x8007',
  'rpc error: code = DeadlineExceeded desc = context deadline exceeded',
  'GET https://nas.lan/api?code=404&page=2',
  '"radarr" "media"',
  '250-AUTH PLAIN LOGIN CRAM-MD5',
  'kind: ConfigMap\ndata:\n  TZ: Europe/Berlin',
  'kind: ExternalSecret\nspec:\n  data:\n    - remoteRef: {name: radarr}',
  'kind: SecretStore\ndata:\n  TZ: Europe/Berlin',
  'pin: last-good, pinned at 12:00, pins=3',
  'channel: community, edition: community-edition',
  'md5: 9e107d9d372bb6826bd81d3542a419d6 and md5sum 9e107d9d372bb6826bd81d3542a419d6',
  'the snapshot (k5f3a0f9c2f7) is complete, the key file (kopia.config) is missing',
  'costs $1 or $2a, $6 each',
  'env(TZ) is Europe/Berlin; getenv("HOME") is /root',
  // Times, sizes, hashes.
  '2026-08-22T09:00:00.123456789Z level=info msg="done" duration=3m1.5s size=123456789',
  'sha256:9d6d1c8f2f4f1f5b8d6d1c8f2f4f1f5b8d6d1c8f2f4f1f5b8d6d1c8f2f4f1f5b',
  'commit 3f786850e387550fdab836ed7e6dc881de23001b',
  '0f8fad5b-d9cb-469f-a165-70867728950e',
  'https://s3.eu-central-003.backblazeb2.com/backups/volsync/radarr?region=eu',
  'time zone Europe/Berlin, schedule 0 */6 * * *, next Sat 22 Aug 12:00',
  'authenticated as backstage-ro; authority is valid until 2027',
  'The author of this tokenizer bypasses the keyboard: monkeys',
  '',
];

describe('redactText', () => {
  it.each(PLAIN)('leaves %p as it is', text => {
    expect(redactText(text)).toBe(text);
  });

  it('leaves a log of such lines as it is', () => {
    const log = PLAIN.join('\n');
    expect(redactText(log)).toBe(log);
  });
});
