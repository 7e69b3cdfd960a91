import { observe } from '../fixtures/observe';
import { IDLE_STATUS, KOPIA, source } from '../fixtures/objects';

function withMover(name: string, spec: Record<string, unknown>) {
  return observe([source({ spec: { kopia: undefined, [name]: spec } })]);
}

describe('methods of a ReplicationSource', () => {
  it('reads rclone: a destination in the spec, and no history', () => {
    const { plan, codes } = withMover('rclone', {
      copyMethod: 'Snapshot',
      rcloneConfig: 'rclone-secret',
      rcloneConfigSection: 'onedrive',
      rcloneDestPath: 'backups/jukebox',
    });
    expect(plan).toMatchObject({
      method: 'rclone',
      fingerprint:
        'rclone|secret=rclone-secret|remote=onedrive|path=backups/jukebox',
      destination: {
        type: 'rclone',
        label: 'rclone remote onedrive',
        path: 'backups/jukebox',
      },
      retention: { noHistory: true },
      reportsSuccess: true,
    });
    expect(plan.writes).toBeUndefined();
    expect(codes).toEqual([]);
  });

  it.each(['rsync', 'rsyncTLS'])('reads %s: a host', name => {
    const { plan, codes } = withMover(name, {
      copyMethod: 'Clone',
      address: 'standby.lan',
    });
    expect(plan.destination).toMatchObject({
      type: 'host',
      label: 'standby.lan',
      server: 'standby.lan',
      offSite: false,
      failureDomain: 'standby.lan',
    });
    expect(plan.retention.noHistory).toBe(true);
    expect(codes).toEqual([]);
  });

  it('reads syncthing, which never reports a success', () => {
    const { plan, codes } = withMover('syncthing', {
      peers: [{ ID: 'X', address: 'tcp://10.0.0.7:22000', introducer: false }],
    });
    expect(plan).toMatchObject({
      method: 'syncthing',
      reportsSuccess: false,
      destination: { type: 'peer', server: '10.0.0.7', offSite: false },
    });
    expect(codes).toEqual([]);
  });

  it.each([
    ['every peer is there', [true, true], undefined],
    [
      'a peer is away',
      [true, false],
      'peer 1 is not connected: what changes in jukebox does not get there.',
    ],
    [
      'all peers are away',
      [false, false],
      'peer 0 and peer 1 are not connected: what changes in jukebox does not get there.',
    ],
  ])('tells of syncthing where %s', (_, connected, title) => {
    const peers = connected.map((is, index) => ({
      ID: `X${index}`,
      address: `tcp://10.0.0.${index}:22000`,
      name: `peer ${index}`,
      connected: is,
      introducer: false,
    }));
    const { plan, findings } = observe([
      source({
        spec: { kopia: undefined, sourcePVC: 'jukebox', syncthing: { peers } },
        status: {
          conditions: [
            {
              type: 'Synchronizing',
              status: 'True',
              reason: 'SyncInProgress',
              message: 'Synchronization in-progress',
              lastTransitionTime: '2026-02-01T00:00:00Z',
            },
          ],
          lastSyncStartTime: '2026-02-01T00:00:01Z',
          syncthing: { ID: 'Y', peers },
        },
      }),
    ]);
    // It never ends a run by design, so none is too long.
    expect(plan.runningSince).toBeUndefined();
    expect(findings.map(({ finding }) => finding.title)).toEqual(
      title === undefined ? [] : [title],
    );
  });

  it('tells of syncthing without a peer', () => {
    expect(withMover('syncthing', {}).codes).toEqual([
      'syncthing-without-peers',
    ]);
  });

  it('reads external, which tells VolSync nothing', () => {
    const { plan, codes } = withMover('external', {
      provider: 'example.com/mover',
      parameters: { password: 'hunter2' },
    });
    expect(plan).toMatchObject({
      method: 'external',
      reportsSuccess: false,
      retention: { noHistory: false, declared: [], inherited: [] },
    });
    expect(codes).toEqual([]);
  });

  it('says that a source without a method copies nothing', () => {
    const { plan, finding } = observe([source({ spec: { kopia: undefined } })]);
    expect(plan).toMatchObject({
      method: 'none',
      schedule: { kind: 'invalid' },
      reportsSuccess: false,
    });
    expect(finding('no-method').severity).toBe('erodes');
  });

  it('names a method it does not know', () => {
    const { plan, finding } = withMover('tape', { drive: '/dev/st0' });
    expect(plan.method).toBe('none');
    expect(finding('unknown-method').title).toContain('tape');
  });

  it('says that several methods are as good as none', () => {
    const { plan, finding } = observe([
      source({ spec: { restic: { repository: 'r', copyMethod: 'Direct' } } }),
    ]);
    expect(plan).toMatchObject({
      method: 'kopia+restic',
      schedule: { kind: 'invalid' },
    });
    expect(finding('several-methods').severity).toBe('erodes');
  });

  it('tells of a copy method that is not set, and of one it does not know', () => {
    expect(
      withMover('restic', { repository: 'r', retain: { daily: 7 } }).codes,
    ).toEqual(['copy-method-unset']);
    expect(
      observe([
        source({ spec: { kopia: { ...KOPIA, copyMethod: 'Teleport' } } }),
      ]).codes,
    ).toEqual(['unknown-copy-method']);
  });

  it('tells of a repository that is not named', () => {
    const { plan, codes } = observe([
      source({ spec: { kopia: { ...KOPIA, repository: undefined } } }),
    ]);
    expect(codes).toEqual(['repository-unset']);
    expect(plan.writes).toBeUndefined();
  });

  it('tells of a claim that is gone, only where all claims were read', () => {
    const { finding, findings } = observe([source()], { withoutClaim: true });
    expect(finding('source-volume-missing').severity).toBe('erodes');
    expect(findings[0].about.itemKey).toBe(
      'home-1/media/PersistentVolumeClaim/jukebox',
    );
  });

  it('changes the fingerprint with the destination only', () => {
    const fingerprint = (spec: Record<string, unknown>) =>
      observe([source({ spec: { kopia: { ...KOPIA, ...spec } } })]).plan
        .fingerprint;
    const before = fingerprint({});
    expect(fingerprint({ retain: { daily: 1 }, copyMethod: 'Clone' })).toBe(
      before,
    );
    expect(fingerprint({ repository: 'other' })).not.toBe(before);
    const nfs = (server: string) => ({
      moverVolumes: [
        {
          mountPath: 'repository',
          volumeSource: { nfs: { server, path: '/kopia' } },
        },
      ],
    });
    expect(fingerprint(nfs('nas.lan'))).not.toBe(before);
    expect(fingerprint(nfs('nas.lan'))).not.toBe(fingerprint(nfs('nas2.lan')));
  });

  it('tells of results and reasons it does not know, and takes them for neither', () => {
    const { plan, codes } = observe([
      source({
        status: {
          ...IDLE_STATUS,
          latestMoverStatus: { result: 'Maybe' },
          conditions: [
            {
              type: 'Synchronizing',
              status: 'False',
              reason: 'Pondering',
              message: 'to be or not to be',
              lastTransitionTime: '2026-08-22T09:59:58Z',
            },
          ],
        },
      }),
    ]);
    expect(codes).toEqual(['unknown-condition-reason', 'unknown-mover-result']);
    expect(plan.lastAttemptFailed).toBeUndefined();
    expect(plan.controllerError).toBeUndefined();
  });
});
