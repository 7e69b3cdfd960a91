import { hostOf } from './hostOf';
import { recogniseEndpoint } from './recogniseEndpoint';

describe('hostOf', () => {
  it.each([
    ['https://S3.Example.com:9000/bucket?x=1', 's3.example.com'],
    ['minio:9000', 'minio'],
    ['user:secret@nas.lan:/share', 'nas.lan'],
    ['https://user:pa/ss@nas.lan/share', 'nas.lan'],
    ['[fd00::1]:443', 'fd00::1'],
    ['fd00::1', 'fd00::1'],
    ['nas.lan.', 'nas.lan'],
    ['tcp://10.0.0.7:22000', '10.0.0.7'],
    ['', undefined],
    ['https://', undefined],
  ])('finds the host in %p', (endpoint, host) => {
    expect(hostOf(endpoint)).toBe(host);
  });
});

describe('recogniseEndpoint', () => {
  it.each([
    ['s3.us-east-005.backblazeb2.com', 'Backblaze B2', 'backblaze-b2'],
    ['https://abc.r2.cloudflarestorage.com', 'Cloudflare R2', 'cloudflare-r2'],
    ['bucket.s3.eu-west-1.amazonaws.com:443', 'Amazon S3', 'amazon-s3'],
    ['s3.wasabisys.com', 'Wasabi', 'wasabi'],
    ['storage.googleapis.com', 'Google Cloud Storage', 'google-cloud-storage'],
    [
      'ams3.digitaloceanspaces.com',
      'DigitalOcean Spaces',
      'digitalocean-spaces',
    ],
    ['acc.blob.core.windows.net', 'Azure Blob Storage', 'azure-blob-storage'],
  ])('knows %s as %s, off site', (endpoint, product, failureDomain) => {
    expect(recogniseEndpoint(endpoint)).toEqual({
      product,
      offSite: true,
      failureDomain,
    });
  });

  it.each([
    ['http://minio.storage.svc:9000', 'minio.storage.svc'],
    ['minio.storage.svc.cluster.local', 'minio.storage.svc'],
    ['nas.local', 'nas.local'],
    ['citadel.internal', 'citadel.internal'],
    ['nas.lan', 'nas.lan'],
    ['nas.home.arpa', 'nas.home.arpa'],
    ['nas', 'nas'],
    ['localhost:9000', 'localhost'],
    ['192.168.1.5', '192.168.1.5'],
    ['10.1.2.3:2049', '10.1.2.3'],
    ['172.31.0.1', '172.31.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    ['[fd12::5]:9000', 'fd12::5'],
    ['::1', '::1'],
  ])('knows %s as on site', (endpoint, failureDomain) => {
    expect(recogniseEndpoint(endpoint)).toEqual({
      offSite: false,
      failureDomain,
    });
  });

  it.each([
    's3.example.com',
    'notbackblazeb2.com',
    'backblazeb2.com.evil.example',
    '8.8.8.8',
    '172.32.0.1',
    '100.64.0.1',
    '2001:db8::1',
    '',
  ])('does not guess at %p', endpoint => {
    expect(recogniseEndpoint(endpoint)).toBeUndefined();
  });
});
