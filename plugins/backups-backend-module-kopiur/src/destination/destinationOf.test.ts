import { destinationOf } from './destinationOf';
import type { Backend } from '../read/Repository';

const of = (backend: Backend) =>
  destinationOf({
    backend,
    words: 'Repository media/nas on home-1',
    storageClassOf: () => 'storage-class:home-1/ceph-block',
    patterns: [],
  });

describe('destinationOf', () => {
  it.each<[string, Backend, object]>([
    [
      'a bucket of a known product',
      { s3: { bucket: 'v', prefix: 'k/', endpoint: 's3.eu.backblazeb2.com' } },
      { type: 's3', product: 'Backblaze B2', offSite: true, bucket: 'v' },
    ],
    [
      'a bucket without an endpoint, which is at Amazon',
      { s3: { bucket: 'v', region: 'eu-central-1' } },
      { endpoint: 's3.eu-central-1.amazonaws.com', product: 'Amazon S3' },
    ],
    [
      "Backblaze by Kopia's own provider",
      { b2: { bucket: 'v' } },
      { type: 's3', product: 'Backblaze B2', failureDomain: 'backblaze-b2' },
    ],
    [
      'an account at Azure',
      { azure: { container: 'c', storageAccount: 'acme' } },
      { type: 'azure', bucket: 'c', endpoint: 'acme.blob.core.windows.net' },
    ],
    [
      'an NFS share',
      {
        filesystem: {
          path: '/r',
          volume: { nfs: { server: 'nas.lan', path: '/x' } },
        },
      },
      { type: 'nfs', server: 'nas.lan', path: '/x', label: 'NFS nas.lan' },
    ],
    [
      'a claim',
      { filesystem: { path: '/r', volume: { pvc: { name: 'repo' } } } },
      {
        type: 'volume',
        label: 'volume repo',
        failureDomain: 'storage-class:home-1/ceph-block',
      },
    ],
    [
      'a folder of which nobody says where it is',
      { filesystem: { path: '/r' } },
      { type: 'filesystem', path: '/r', derivedFrom: expect.any(Array) },
    ],
    [
      'an SFTP server',
      { sftp: { host: 'u1.your-storagebox.de', path: 'kopia' } },
      { type: 'sftp', product: 'Hetzner Storage Box', offSite: true },
    ],
    [
      'a remote of rclone, whose keys stay behind',
      { rclone: { remotePath: ':s3,secret_access_key=abc:bucket' } },
      { type: 'rclone', label: 'rclone remote' },
    ],
    [
      'a folder of Google Drive',
      { gdrive: { folderId: 'x' } },
      { label: 'Google Drive', offSite: true },
    ],
    ['nothing that is known here', {}, { type: 'unknown', label: 'not known' }],
  ])('tells %s', (_, backend, expected) => {
    expect(of(backend)).toMatchObject(expected);
  });

  it('shows no key of a connection string', () => {
    const { path } = of({
      rclone: { remotePath: ':s3,secret_access_key=abc:b' },
    });
    expect(path).not.toContain('abc');
  });

  it('takes a label from the pattern that fits the Secret of its storage', () => {
    const destination = destinationOf({
      backend: {
        sftp: { host: 'box.lan', auth: { secretRef: { name: 'box' } } },
      },
      words: 'Repository media/box on home-1',
      storageClassOf: () => undefined,
      patterns: [
        {
          configPath: 'backups.destinations[0]',
          match: { secretName: /^box$/ },
          label: 'Basement',
          failureDomain: 'basement',
        },
      ],
    });
    expect(destination).toMatchObject({
      label: 'Basement',
      failureDomain: 'basement',
    });
  });
});
