import { unreadBackupSystems } from './unreadBackupSystems';

describe('backup systems that nobody reads', () => {
  it('are those that are installed and that no provider understands', () => {
    const installed = new Set([
      'apps',
      'velero.io',
      'volsync.backube',
      'k8up.io',
    ]);
    expect(
      unreadBackupSystems(installed, new Set(['volsync.backube'])),
    ).toEqual(['K8up', 'Velero']);
  });

  it('are not known where discovery did not answer', () => {
    expect(unreadBackupSystems(undefined, new Set())).toEqual([]);
  });
});
