import type { DestinationType } from 'backstage-plugin-backups-common';
import type { RunbookRequest } from 'backstage-plugin-backups-node';
import { requestFor, written } from '../fixtures/runbook';

const RESTIC = { repository: 'r', copyMethod: 'Clone' };
const ON_SHARE = {
  ...RESTIC,
  moverVolumes: [
    {
      mountPath: 'nas',
      volumeSource: { nfs: { server: 'nas.lan', path: '/restic' } },
    },
  ],
};

/** A restore of what restic copied to a place of this type. */
function requestAt(type: DestinationType): RunbookRequest {
  const request = requestFor({ kopia: undefined, restic: RESTIC }, 'look');
  const { plan } = request;
  const destination = { ...plan.destination, type };
  return { ...request, way: 'job', plan: { ...plan, destination } };
}

function podOf(request: RunbookRequest) {
  const jobs = written(request).manifests.filter(({ kind }) => kind === 'Job');
  return (jobs.at(-1) as any).spec.template.spec;
}

describe("restic's plain Job", () => {
  it('takes the Secret as it is, whose keys are variables of restic, and writes nothing to the repository', () => {
    const request = requestFor(
      { kopia: undefined, restic: ON_SHARE },
      'volume-lost',
      { way: 'job', point: { id: '8781d36fbcd1ee58', dataTime: 0 } },
    );
    const { runbook } = written(request);
    expect(runbook.ways.find(({ way }) => way === 'job')?.label).toBe(
      'restic, in a plain Job',
    );
    const { containers, volumes } = podOf(request);
    expect(containers[0]).toMatchObject({
      command: ['restic'],
      args: [
        'restore',
        '8781d36fbcd1ee58',
        '--target=/restored',
        '--no-lock',
        '--no-cache',
      ],
      envFrom: [{ secretRef: { name: 'r' } }],
      volumeMounts: [
        { name: 'restored', mountPath: '/restored' },
        // As the mover has it: the address in the Secret names a path below.
        { name: 'mover-0', mountPath: '/mnt/nas', readOnly: true },
      ],
    });
    expect(volumes).toEqual([
      { name: 'restored', persistentVolumeClaim: { claimName: 'jukebox' } },
      {
        name: 'mover-0',
        nfs: { server: 'nas.lan', path: '/restic', readOnly: true },
      },
    ]);
    const overwriting = runbook.steps.filter(({ destroys }) => destroys);
    expect(overwriting[0].phase).toBe('swap');
  });

  it('lists the snapshots first where none is known, and asks for one', () => {
    const { runbook } = written(requestAt('s3'));
    const ids = runbook.steps.map(({ id }) => id.split('/', 2).join('/'));
    expect(ids.indexOf('restic/list')).toBe(ids.indexOf('restic/job') - 1);
    expect(runbook.fields.map(({ id }) => id)).toContain('SNAPSHOT');
  });

  it.each<DestinationType>(['sftp', 'rclone', 'unknown', 'nfs'])(
    'is not offered where it cannot reach the place by what is known: %s',
    type => {
      const { runbook } = written(requestAt(type));
      expect(runbook.ways.map(({ way }) => way)).not.toContain('job');
    },
  );

  it("finds Google's key where its variable says, for the Secret holds the file", () => {
    const { containers, volumes } = podOf(requestAt('gcs'));
    expect(containers[0].env).toEqual([
      {
        name: 'GOOGLE_APPLICATION_CREDENTIALS',
        value: '/google/GOOGLE_APPLICATION_CREDENTIALS',
      },
    ]);
    expect(volumes).toContainEqual({
      name: 'google',
      secret: { secretName: 'r' },
    });
  });
});
