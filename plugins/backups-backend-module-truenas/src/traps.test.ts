import { JsonRpcError } from './connect/JsonRpcError';
import { codesOf, planOf, readAnswers } from './fixtures/readFixture';
import { NOW, alert, date, failedJob, job, task } from './fixtures/tasks';

/** Numbers are those of the traps of TrueNAS Cloud Sync. */
describe('what a naive reader of TrueNAS gets wrong', () => {
  it('1: a dry run is no copy, though it ends in success', async () => {
    const dry = job({ arguments: [1, { dry_run: true }] });
    const { facts } = await readAnswers({
      'cloudsync.query': [task({ job: dry })],
    });
    expect(facts.find(fact => fact.type === 'plan')).toMatchObject({
      lastSuccess: undefined,
      hides: { lastAttempt: true, successes: true },
    });
    expect(codesOf(facts)).toContain('last-run-was-dry');
  });

  it('1: behind a dry run, an older run that is still remembered counts', async () => {
    const plan = await planOf(
      task({ job: job({ arguments: [1, { dry_run: true }] }) }),
      {
        'core.get_jobs': [
          job({ arguments: [1, { dry_run: true }] }),
          job({ arguments: [2], time_finished: date(NOW - 60) }),
          job({ time_finished: date(NOW - 9_000) }),
        ],
      },
    );
    expect(plan.lastSuccess?.finishedAt).toBe(NOW - 9_000);
    expect(plan.hides).toEqual({
      lastAttempt: undefined,
      successes: undefined,
    });
  });

  it('2: a task that pulls is a restore, no backup', async () => {
    const { facts } = await readAnswers({
      'cloudsync.query': [task({ direction: 'PULL', enabled: false })],
    });
    expect(facts).toEqual([]);
  });

  it('2: a task that is switched off is suspended', async () => {
    expect(await planOf(task({ enabled: false }))).toMatchObject({
      suspended: true,
    });
  });

  it.each([
    ['SYNC', 'what is deleted here is deleted there', []],
    ['COPY', 'what is deleted here stays there', []],
    ['MOVE', 'what is copied is deleted here', ['move-deletes-source']],
    ['TELEPORT', "is not known ('TELEPORT')", []],
  ])('3: %s keeps no history of its own', async (mode, words, codes) => {
    const { facts } = await readAnswers({
      'cloudsync.query': [task({ transfer_mode: mode })],
    });
    const plan = facts.find(fact => fact.type === 'plan');
    expect(plan?.retention.noHistory).toBe(true);
    expect(plan?.retention.sentence).toContain(words);
    expect(codesOf(facts)).toEqual(codes);
  });

  it('4: a locked dataset fails, and is a finding of its own', async () => {
    const { facts } = await readAnswers({
      'cloudsync.query': [
        task({ locked: true, job: failedJob('[EFAULT] Dataset is locked') }),
      ],
      'alert.list': [alert('TaskLocked')],
    });
    expect(facts.find(fact => fact.type === 'plan')).toMatchObject({
      lastAttemptFailed: { message: '[EFAULT] Dataset is locked' },
    });
    expect(codesOf(facts)).toEqual(['dataset-locked', 'truenas-alert']);
  });

  it('5: a run that failed after its transfer still failed', async () => {
    const plan = await planOf(
      task({ job: failedJob('post script exited with 1') }),
    );
    expect(plan).toMatchObject({
      lastSuccess: undefined,
      hides: { lastAttempt: undefined, successes: true },
      lastAttemptFailed: {
        since: Date.parse('2026-08-22T01:10:00Z') / 1000,
        message: 'post script exited with 1',
      },
    });
  });

  it('6: copying without a snapshot is told', async () => {
    const { facts } = await readAnswers({
      'cloudsync.query': [task({ snapshot: false })],
    });
    expect(codesOf(facts)).toEqual(['copies-changing-files']);
  });

  it('7: filters leave something out', async () => {
    const { facts } = await readAnswers({
      'cloudsync.query': [
        task({ exclude: ['/cache/**'] }),
        task({ id: 2, include: ['/only/**'] }),
      ],
    });
    expect(codesOf(facts)).toEqual(['filters-leave-out', 'filters-leave-out']);
  });

  it('8: times are milliseconds in an object, and the run began when its data was current', async () => {
    expect((await planOf(task())).lastSuccess).toEqual({
      finishedAt: Date.parse('2026-08-22T01:10:00Z') / 1000,
      durationSeconds: 599,
    });
  });

  it('9: a dismissed alert mends nothing', async () => {
    const { facts } = await readAnswers({
      'cloudsync.query': [task({ job: failedJob('401 unauthorized') })],
      'alert.list': [alert('CloudSyncTaskFailed', { dismissed: true })],
    });
    const finding = facts.find(fact => fact.type === 'finding');
    expect(finding).toMatchObject({
      finding: {
        code: 'truenas-alert',
        detail: expect.stringContaining('does not mend'),
      },
      about: { planKey: 'nas//CloudSyncTask/1' },
    });
  });

  it('22: what was persisted over a restart has no job id and is a run all the same', async () => {
    expect(
      (await planOf(task({ job: job({ id: null, logs_path: null }) })))
        .lastSuccess,
    ).toBeDefined();
  });

  it('22: a run under way hides how the one before it ended', async () => {
    const running = job({
      state: 'RUNNING',
      time_started: date(NOW - 100),
      time_finished: null,
    });
    expect(await planOf(task({ job: running }))).toMatchObject({
      runningSince: NOW - 100,
      lastSuccess: undefined,
      lastAttemptFailed: undefined,
      hides: { lastAttempt: true, successes: true },
    });
  });

  it('22: a run that waits is queued, and neither under way nor failed', async () => {
    const waiting = job({
      state: 'WAITING',
      time_started: null,
      time_finished: null,
    });
    expect(await planOf(task({ job: waiting }))).toMatchObject({
      queued: {},
      runningSince: undefined,
      lastSuccess: undefined,
      lastAttemptFailed: undefined,
      hides: { lastAttempt: true, successes: true },
    });
  });

  it.each<[string, unknown, string | undefined]>([
    ['63 %', { percent: 63, description: 'x', extra: null }, '63 %'],
    [
      'a share and words',
      { percent: 7.4, description: 'Transferring 12 GiB' },
      '7 %, Transferring 12 GiB',
    ],
    ['words only', { description: 'Starting' }, 'Starting'],
    ['nothing', null, undefined],
    ['nonsense', 'half', undefined],
  ])(
    '22: of a run under way it says how far it is: %s',
    async (_, progress, words) => {
      const running = job({
        state: 'RUNNING',
        progress,
        time_started: date(NOW - 100),
        time_finished: null,
      });
      expect((await planOf(task({ job: running }))).progress).toBe(words);
    },
  );

  it('22: a run that was aborted failed, and is not tried again', async () => {
    const plan = await planOf(task({ job: job({ state: 'ABORTED' }) }));
    expect(plan).toMatchObject({
      lastAttemptFailed: { message: 'It was aborted.' },
      runs: { retries: false },
    });
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['path', { path: '/mnt/storage0/other' }, true],
    [
      'bucket',
      { attributes: { bucket: 'other', folder: '/', fast_list: true } },
      true,
    ],
    [
      'folder in the bucket',
      { attributes: { bucket: 'images', folder: '/new' } },
      true,
    ],
    [
      'credential',
      { credentials: { id: 3, name: 'x', provider: { type: 'B2' } } },
      true,
    ],
    ['description', { description: 'Pictures' }, false],
    [
      'name of the credential',
      { credentials: { id: 2, name: 'x', provider: { type: 'B2' } } },
      false,
    ],
    ['schedule', { schedule: { hour: '3' } }, false],
    ['transfer mode', { transfer_mode: 'COPY' }, false],
  ])('another %s makes it another plan: %p', async (_, changes, another) => {
    const [before, after] = await Promise.all([
      planOf(task()),
      planOf(task(changes)),
    ]);
    const isSame =
      before.fingerprint === after.fingerprint &&
      JSON.stringify(before.madeOf) === JSON.stringify(after.madeOf);
    expect(isSame).toBe(!another);
  });

  it('22: a task without any run has never run', async () => {
    expect(await planOf(task({ job: null }))).toMatchObject({
      lastSuccess: undefined,
      hides: undefined,
    });
  });

  it('22: what a key with too many rights is shown goes no further', async () => {
    const reading = await readAnswers({
      'cloudsync.query': [
        task({
          credentials: {
            id: 2,
            name: 'Backblaze',
            provider: {
              type: 'B2',
              account: '005plantedaccount',
              key: 'K005planted-key',
            },
          },
          encryption_password: 'planted password',
          encryption_salt: 'planted salt',
          pre_script: 'export TOKEN=planted-script',
          args: '--planted-args',
          job: failedJob(
            'https://user:planted-user@host/x?token=planted-token failed',
            { exception: 'planted exception' },
          ),
        }),
      ],
      'alert.list': [
        alert('CloudSyncTaskFailed', {
          formatted: 'password=planted-alert failed',
        }),
      ],
    });
    expect(JSON.stringify(reading)).not.toContain('planted');
  });

  it('25: schedules are in the zone of the NAS, and 00 is a minute', async () => {
    expect((await planOf(task())).schedule).toEqual({
      kind: 'cron',
      expression: '0 1 * * *',
      zone: 'Pacific/Auckland',
      dialect: 'standard',
    });
  });

  it('25: a zone that may not be read is said, and UTC assumed', async () => {
    const { facts, issues } = await readAnswers({
      'cloudsync.query': [task()],
      'system.general.config': new JsonRpcError(
        'Not authorized',
        -32001,
        'EACCES',
      ),
    });
    expect(facts[0]).toMatchObject({ schedule: { zone: 'UTC' } });
    expect(issues).toEqual([
      {
        where: 'system.general.config',
        message: expect.stringContaining('role SYSTEM_GENERAL_READ is missing'),
      },
    ]);
  });
});

describe('versions of TrueNAS', () => {
  it('24.10 writes the provider as a word, 27 adds the dataset', async () => {
    const old = task({
      credentials: {
        id: 2,
        name: 'Backblaze',
        provider: 'B2',
        attributes: { account: '********', key: '********' },
      },
    });
    const young = task({ dataset: 'storage0/images', relative_path: '' });
    const [before, now, after] = await Promise.all(
      [old, task(), young].map(each => planOf(each)),
    );
    expect(before.destination.product).toBe('Backblaze B2');
    expect(now.fingerprint).toBe(before.fingerprint);
    expect(after).toEqual(now);
  });
});
