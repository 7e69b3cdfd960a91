import { placeLabel } from './placeLabel';

describe('what a place is called that the configuration does not name', () => {
  it.each([
    [
      { type: 's3', product: 'Backblaze B2', endpoint: 'x.lan' },
      'Backblaze B2',
    ],
    [{ type: 's3', endpoint: 'https://minio.lan:9000/x' }, 'S3 at minio.lan'],
    [{ type: 's3', endpoint: 'minio.lan:9000' }, 'S3 at minio.lan'],
    [{ type: 's3' }, 'S3 bucket (location not known)'],
    [{ type: 'nfs', server: 'nas.lan' }, 'NFS nas.lan'],
    [{ type: 'sftp', server: '10.0.0.7' }, 'SFTP 10.0.0.7'],
    [
      { type: 'rest', endpoint: 'http://rest.lan:8000/' },
      'REST server rest.lan',
    ],
    [{ type: 'host' }, 'host (address not known)'],
    [{ type: 'unknown' }, 'radarr-secret'],
  ] as const)('%j is called %s', (destination, label) => {
    expect(
      placeLabel({ ...destination, derivedFrom: [] }, 'radarr-secret'),
    ).toBe(label);
  });
});
