import { observe, at } from '../fixtures/observe';
import {
  claim,
  destination,
  externalSecret,
  IDLE_STATUS,
  KOPIA,
  maintenance,
  source,
} from '../fixtures/objects';
import { RESOURCES } from '../read/resources';

const FILLED_CLAIM = claim({
  spec: {
    dataSourceRef: {
      apiGroup: 'volsync.backube',
      kind: 'ReplicationDestination',
      name: 'jukebox-dst',
    },
  },
});

describe('traps 11 to 20 of reading VolSync', () => {
  it('trap 11: a source that is gone leaves no plan behind, and of its orphaned destination that alone is told', () => {
    const { plans, codes } = observe([destination()]);
    expect(plans).toEqual([]);
    expect(codes).toEqual(['orphan-destination']);
  });

  it.each([
    'No eligible snapshots found\n=== No data will be restored ===',
    'No snapshots found for jukebox-restore@media:/data',
  ])('trap 12: a restore that restored nothing breaks restores (%#)', logs => {
    const { findings, finding } = observe([
      destination({
        name: 'jukebox-restore',
        status: {
          latestMoverStatus: { result: 'Successful', logs },
          kopia: { requestedIdentity: 'jukebox-restore@media' },
        },
      }),
    ]);
    expect(finding('restored-nothing')).toMatchObject({
      severity: 'breaks-restore',
      detail: expect.stringContaining('jukebox-restore@media'),
    });
    expect(findings[0].about.labels).toEqual({
      'app.kubernetes.io/name': 'jukebox',
    });
  });

  it('trap 12: a restore that failed does not claim to have worked', () => {
    const { codes } = observe([
      source(),
      destination({
        status: {
          latestMoverStatus: {
            result: 'Failed',
            logs: 'No eligible snapshots found',
          },
        },
      }),
    ]);
    expect(codes).toEqual([]);
  });

  it('trap 13: a claim would be filled again with the image of its first day', () => {
    const { finding, findings } = observe(
      [FILLED_CLAIM, source(), destination()],
      { withoutClaim: true },
    );
    expect(finding('populator-serves-old-image')).toMatchObject({
      severity: 'advice',
      title:
        'Creating the claim jukebox again would bring back the image of 2026-01-05, not the newest copy.',
    });
    expect(findings[0].about).toMatchObject({
      itemKey: 'home-1/media/PersistentVolumeClaim/jukebox',
      object: { kind: 'ReplicationDestination', name: 'jukebox-dst' },
    });
  });

  it('trap 13: a destination that runs on a schedule keeps its image fresh', () => {
    const { codes } = observe(
      [
        FILLED_CLAIM,
        source(),
        destination({ spec: { trigger: { schedule: '0 1 * * *' } } }),
      ],
      { withoutClaim: true },
    );
    expect(codes).toEqual([]);
  });

  it('trap 14: a restore time with an offset is compared as text, and that is told', () => {
    const spec = (restoreAsOf: string) => ({
      kopia: { repository: 'jukebox-volsync-secret', restoreAsOf },
    });
    expect(
      observe([
        source(),
        destination({ spec: spec('2026-08-20T13:00:00+13:00') }),
      ]).codes,
    ).toEqual(['restore-time-compared-as-text']);
    expect(
      observe([source(), destination({ spec: spec('2026-08-20T00:00:00Z') })])
        .codes,
    ).toEqual([]);
  });

  it('trap 15: a destination is never inferred from pods or jobs, for they are not read', () => {
    expect(RESOURCES.map(query => query.plural)).toEqual([
      'replicationsources',
      'replicationdestinations',
      'kopiamaintenances',
      'externalsecrets',
      'persistentvolumeclaims',
      'persistentvolumes',
      'cephclusters',
      'mutatingadmissionpolicies',
      'kustomizations',
      'helmreleases',
      'applications',
    ]);
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'volsync-src-jukebox-b2', namespace: 'media' },
      spec: {
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'kopia', image: 'volsync' }],
            volumes: [
              {
                name: 'repository',
                nfs: { server: 'nas.lan', path: '/kopia' },
              },
            ],
          },
        },
      },
    };
    const { plan } = observe([source({ name: 'jukebox-b2' }), job]);
    expect(plan.destination.server).toBeUndefined();
    expect(plan.destination.type).toBe('unknown');
  });

  it('trap 16 and 17: no metric is read, and a missing status claims nothing', () => {
    const { plan, codes } = observe([source({ status: undefined })]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.nextDueAt).toBeUndefined();
    expect(codes).toEqual([]);
  });

  it('trap 18: the schedule of a maintenance is that of its trigger, not the default beside it', () => {
    const { maintenance: facts } = observe([maintenance()]);
    expect(facts).toEqual([
      expect.objectContaining({
        repository: 'secret:home-1/media/jukebox-volsync-secret',
        schedule: {
          kind: 'cron',
          expression: '46 4 * * *',
          zone: 'UTC',
          dialect: 'standard',
        },
        suspended: false,
        lastSuccessAt: at('2026-08-22T04:51:10Z'),
        createdAt: at('2026-01-05T10:00:00Z'),
      }),
    ]);
    const [byDefault] = observe([
      maintenance({ spec: { trigger: undefined } }),
    ]).maintenance;
    expect(byDefault.schedule).toMatchObject({ expression: '0 2 * * *' });
  });

  it('trap 18: a maintenance that says it is healthy and never ran has no success', () => {
    const { maintenance: facts } = observe([
      maintenance({ status: { lastMaintenanceTime: undefined } }),
    ]);
    expect(facts[0].lastSuccessAt).toBeUndefined();
  });

  it.each([{ suspend: true }, { enabled: false }])(
    'trap 18: a maintenance that is switched off is suspended (%j)',
    spec => {
      expect(observe([maintenance({ spec })]).maintenance[0].suspended).toBe(
        true,
      );
    },
  );

  it('trap 18: a maintenance that was switched off by its failures is told', () => {
    const { finding } = observe([
      maintenance({
        status: {
          conditions: [
            {
              type: 'MaintenanceHealthy',
              status: 'False',
              reason: 'ExcessiveFailures',
              message: '5 maintenance failures',
              lastTransitionTime: '2026-08-22T04:51:10Z',
            },
          ],
        },
      }),
    ]);
    expect(finding('maintenance-suspended-by-failures').severity).toBe(
      'erodes',
    );
  });

  it('trap 19: an ExternalSecret that no source uses is no destination', () => {
    const { facts } = observe([
      externalSecret({
        name: 'jukebox-volsync-r2',
        target: {
          name: 'jukebox-volsync-r2-secret',
          template: { data: { KOPIA_S3_BUCKET: 'unused' } },
        },
      }),
    ]);
    expect(facts).toEqual([]);
  });

  it('trap 20: two sources into one Secret are one repository', () => {
    const { plans, findings } = observe([
      source({ name: 'jukebox-a', spec: { kopia: KOPIA } }),
      source({ name: 'jukebox-b', spec: { kopia: KOPIA } }),
    ]);
    expect(plans.map(plan => plan.writes)).toEqual([
      expect.objectContaining({
        repository: 'secret:home-1/media/jukebox-volsync-secret',
        identity: 'jukebox-a@media:/data',
      }),
      expect.objectContaining({
        repository: 'secret:home-1/media/jukebox-volsync-secret',
        identity: 'jukebox-b@media:/data',
      }),
    ]);
    expect(findings).toEqual([]);
  });

  it('trap 20: two sources with one Secret of restic have one name in one repository', () => {
    const restic = {
      repository: 'jukebox-r2-restic',
      copyMethod: 'Snapshot',
      retain: { daily: 7 },
    };
    const { plans } = observe([
      source({ name: 'jukebox-r2-restic', spec: { kopia: undefined, restic } }),
      source({
        name: 'jukebox-r2-updates-restic',
        spec: { kopia: undefined, restic, trigger: { manual: 'image@sha' } },
        status: IDLE_STATUS,
      }),
      source({
        name: 'other',
        namespace: 'elsewhere',
        spec: { sourcePVC: undefined, kopia: undefined, restic },
      }),
    ]);
    const [daily, updates, other] = plans.map(({ writes }) => writes);
    expect(daily).toMatchObject({
      repository: 'secret:home-1/media/jukebox-r2-restic',
      identity: expect.any(String),
      ownIdentity: expect.stringContaining('its own repository'),
    });
    expect(updates).toEqual(daily);
    expect(other?.repository).not.toBe(daily?.repository);
  });
});
