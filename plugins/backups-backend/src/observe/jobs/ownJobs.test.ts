import {
  backupCronJob,
  backupDeployment,
} from '../../__testUtils__/backupJobs';
import {
  Mount,
  appLabel,
  claim,
  claimMount,
  workload,
} from '../../__testUtils__/kubernetes';
import { pagesOf } from '../../__testUtils__/pageOf';

const S3 = 's3:https://s3.eu-central-1.wasabisys.com/vault/radarr';

/** An app with one claim. */
function radarr(mount: Mount = claimMount('radarr')): unknown[] {
  return [
    claim({ name: 'radarr' }),
    workload('Deployment', {
      name: 'radarr',
      labels: appLabel('radarr'),
      mounts: [mount],
    }),
  ];
}

async function radarrWith(...jobs: unknown[]) {
  return pagesOf([...radarr(), ...jobs], ['radarr']);
}

const readData = {
  ...claimMount('radarr'),
  readOnly: true,
  at: '/data',
};

function restic(
  job: Partial<Parameters<typeof backupCronJob>[0]> = {},
): unknown {
  return backupCronJob({
    name: 'radarr-restic',
    image: 'docker.io/restic/restic:0.18.0',
    script: 'restic backup /data && restic forget --keep-daily 7 --prune',
    variables: { RESTIC_REPOSITORY: S3 },
    mounts: [readData],
    ...job,
  });
}

describe('a CronJob that copies what it says', () => {
  it.each([
    ['restic', 'restic backup /data'],
    ['restic', 'restic --verbose -r "$REPO" backup --host radarr /data/'],
    ['borg', 'borg create ::radarr-{now} /data'],
    ['kopia', 'kopia snapshot create /data'],
    ['rclone', 'rclone sync /data wasabi:vault/radarr'],
    [
      'rsync',
      'rsync -a --delete /data/ backup@offsite.example.com:/srv/radarr',
    ],
  ])('is a plan of %s: %s', async (method, script) => {
    const pages = await radarrWith(restic({ script }));
    const [plan] = pages.of('radarr').items[0].plans;
    expect(plan).toMatchObject({
      state: 'healthy',
      method,
      grade: 'operator-says',
    });
  });

  it('protects, by its own word, where its place is known', async () => {
    const pages = await radarrWith(restic());
    expect(pages.verdictOf('radarr')).toBe(
      'protected: Protected. Newest copy 8 h 13 min old (Wasabi).',
    );
  });

  it.each<[string, Record<string, string>, string]>([
    ['in a Secret', {}, 'where it lives is not known'],
    [
      'half a variable',
      { RESTIC_REPOSITORY: 's3:$HOST/x' },
      'where it lives is not known',
    ],
  ])('cannot be told where its place is %s', async (_, variables, because) => {
    const pages = await radarrWith(restic({ variables }));
    expect(pages.verdictOf('radarr')).toContain('cannot-tell');
    expect(pages.verdictOf('radarr')).toContain(because);
  });

  it('is failing where its last run began after its last success', async () => {
    const status = {
      lastScheduleTime: '2026-08-22T02:00:00Z',
      lastSuccessfulTime: '2026-08-21T02:07:00Z',
    };
    const pages = await radarrWith(restic({ status }));
    expect(pages.of('radarr').items[0].plans[0].state).toBe('failing');
  });

  it('is not failing while it runs, or where its Jobs are deleted at once', async () => {
    const status = { lastScheduleTime: '2026-08-22T10:00:00Z', active: [{}] };
    const running = await radarrWith(restic({ status }));
    const forgetful = await radarrWith(
      restic({
        spec: { successfulJobsHistoryLimit: 0 },
        status: { lastScheduleTime: '2026-08-22T02:00:00Z' },
      }),
    );
    expect(running.of('radarr').items[0].plans[0].state).not.toBe('failing');
    expect(forgetful.verdictOf('radarr')).toMatch(/^cannot-tell/);
  });

  it('is no copy while it is suspended', async () => {
    const pages = await radarrWith(restic({ suspend: true }));
    expect(pages.verdictOf('radarr')).toMatch(/^at-risk/);
  });

  it('is no copy where it writes into the storage of the volume', async () => {
    const pages = await radarrWith(
      claim({ name: 'dumps' }),
      restic({
        variables: { RESTIC_REPOSITORY: '/repository' },
        mounts: [readData, { ...claimMount('dumps'), at: '/repository' }],
      }),
    );
    expect(pages.verdictOf('radarr')).toBe(
      'at-risk: At risk: radarr has no usable copy. It lives where the volume lives (storage-class:home-1/ceph-block).',
    );
  });

  it('copies what lies in the share that it mounts', async () => {
    const films = { source: { nfs: { server: 'nas', path: '/tank/films/' } } };
    const parent = {
      source: { nfs: { server: 'nas', path: '/tank' } },
      readOnly: true,
      at: '/tank',
    };
    const pages = await pagesOf(
      [
        workload('Deployment', {
          name: 'plex',
          labels: appLabel('plex'),
          mounts: [films],
        }),
        restic({ script: 'restic backup /tank', mounts: [parent] }),
      ],
      ['plex'],
    );
    expect(pages.verdictOf('plex')).toMatch(/^protected/);
  });
});

describe('what looks like a backup and does not say what it copies', () => {
  it.each<[string, unknown]>([
    ['a script that cannot be seen', restic({ script: '/scripts/run.sh' })],
    [
      'a script of its own',
      restic({
        name: 'radarr-backup',
        image: 'alpine',
        script: 'tar cf /x /data',
      }),
    ],
    [
      'resticprofile',
      restic({
        image: 'creativeprojects/resticprofile:0.31',
        script: 'crond -f',
      }),
    ],
    ['a part of it', restic({ script: 'restic backup /data/config' })],
    [
      'a Deployment',
      backupDeployment({
        name: 'backrest',
        image: 'ghcr.io/garethgeorge/backrest:v1.9',
        mounts: [readData],
      }),
    ],
    [
      'another mount that is written',
      backupDeployment({
        name: 'duplicati',
        image: 'lscr.io/linuxserver/duplicati',
        mounts: [{ ...claimMount('radarr'), at: '/source' }],
      }),
    ],
  ])('accuses nobody: %s', async (_, job) => {
    const pages = await radarrWith(job);
    expect(pages.verdictOf('radarr')).toMatch(
      /^cannot-tell: .*no copy was found, but .* mounts it and runs/,
    );
  });

  it.each([
    'tar czf - /data | aws s3 cp - s3://vault/radarr.tgz',
    'tar -czf /out/radarr.tgz /data',
    'mc mirror --overwrite /data wasabi/vault',
    's5cmd sync /data/ s3://vault/radarr/',
    'plakar at s3://vault backup /data',
    'rdiff-backup backup /data /out',
    'bupstash put /data',
    'b2 sync /data b2://vault/radarr',
    'zip -r /out/radarr.zip /data',
    'python /scripts/nightly.py',
  ])(
    'does not say that nothing copies a volume that a job reads: %s',
    async script => {
      const job = { image: 'example.org/tools:3', name: 'nightly', script };
      const pages = await radarrWith(restic(job));
      expect(pages.verdictOf('radarr')).toMatch(
        /^cannot-tell: .*CronJob media\/nightly mounts it and runs/,
      );
    },
  );

  it('says which workload it is, and why it cannot be told', async () => {
    const pages = await radarrWith(
      backupDeployment({
        name: 'backrest',
        namespace: 'media',
        image: 'garethgeorge/backrest',
        mounts: [readData],
      }),
    );
    expect(pages.verdictOf('radarr')).toBe(
      "cannot-tell: Can't tell: no copy was found, but Deployment media/backrest mounts it and runs backrest, whose own configuration says what it copies.",
    );
  });

  it.each<[string, unknown]>([
    [
      'mounts something else',
      restic({
        mounts: [{ ...claimMount('other'), readOnly: true, at: '/data' }],
      }),
    ],
    [
      'only looks after a repository',
      restic({ script: 'restic forget --prune --keep-daily 7' }),
    ],
    [
      'unpacks something into the volume',
      restic({
        name: 'nightly',
        image: 'example.org/tools:3',
        script: 'tar xzf /themes.tgz -C /data',
        mounts: [{ ...readData, readOnly: false }],
      }),
    ],
    [
      'packs something for itself',
      backupDeployment({
        name: 'themes',
        image: 'example.org/themes',
        script: 'tar czf /tmp/x.tgz /etc && serve',
        mounts: [readData],
      }),
    ],
    [
      'serves a repository',
      backupDeployment({
        name: 'store',
        image: 'restic/rest-server',
        mounts: [readData],
      }),
    ],
  ])('excuses nothing where it %s', async (_, job) => {
    const pages = await radarrWith(job);
    expect(pages.verdictOf('radarr')).toBe(
      'at-risk: At risk: nothing copies radarr.',
    );
  });

  it('does not copy its own settings', async () => {
    const pages = await pagesOf(
      [
        claim({ name: 'backrest' }),
        backupDeployment({
          name: 'backrest',
          labels: appLabel('backrest'),
          image: 'garethgeorge/backrest',
          mounts: [{ ...claimMount('backrest'), at: '/config' }],
        }),
      ],
      ['backrest'],
    );
    expect(pages.verdictOf('backrest')).toBe(
      'at-risk: At risk: nothing copies backrest.',
    );
  });
});
