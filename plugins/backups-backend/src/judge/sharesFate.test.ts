import { sharesFate } from './sharesFate';

describe('a copy shares the fate of its volume', () => {
  it.each([
    [{ failureDomain: 'storage-class:a/ceph' }, 'storage-class:a/ceph'],
    // A mover's NFS volume; on-site hosts are failure domains of their own.
    [{ server: 'NAS.lan', failureDomain: 'nas.lan' }, 'nfs:nas.lan'],
    // An object store that runs on the same server.
    [{ failureDomain: 'nas.lan' }, 'nfs:nas.lan'],
    // Configuration names the failure domain, and the server is still the server.
    [{ server: 'nas.lan', failureDomain: 'basement' }, 'nfs:nas.lan'],
  ])('in %j beside %s', (destination, item) => {
    expect(sharesFate(destination, item)).toBe(true);
  });

  it.each([
    [{ server: 'nas.lan', failureDomain: 'nas.lan' }, 'nfs:other.lan'],
    [
      { server: 'nas.lan', failureDomain: 'nas.lan' },
      'storage-class:a/nas.lan',
    ],
    [{ failureDomain: 'backblaze-b2' }, 'nfs:nas.lan'],
    [{}, 'nfs:nas.lan'],
    [{}, undefined],
  ])('but not in %j beside %s', (destination, item) => {
    expect(sharesFate(destination, item)).toBe(false);
  });
});
