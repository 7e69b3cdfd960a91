import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { dataOf, ownCronJob } from '../estate/ownCronJob';
import { claim, deployment } from '../estate/volumes';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const REPOSITORY = 's3:https://s3.eu-central-003.backblazeb2.com/attic/diary';
const RESTIC = `restic -r ${REPOSITORY}`;
const SHARE = { nfs: { server: 'nas.internal', path: '/mnt/tank/copies' } };

/** What people write into a CronJob of their own, which succeeded tonight. */
function diaryWith(
  command: string | readonly string[],
  image?: string,
): KubernetesManifest[] {
  return [
    deployment('diary'),
    ...claim({ name: 'diary' }),
    ownCronJob({
      name: 'diary-copies',
      image,
      command: typeof command === 'string' ? ['sh', '-c', command] : command,
      volumes: [
        dataOf('diary', true),
        {
          mount: { mountPath: '/copies' },
          volume: { name: 'share', ...SHARE },
        },
      ],
      status: {
        lastScheduleTime: '2026-10-14T03:00:00Z',
        lastSuccessfulTime: '2026-10-14T03:04:00Z',
      },
    }),
  ];
}

function once(
  title: string,
  objects: readonly KubernetesManifest[],
  expected: Case['expected'],
): Case {
  return { title, apps: ['diary'], steps: [{ at: NOW, objects }], expected };
}

function doubted(because: RegExp): Case['expected'] {
  return { verdict: 'cannot-tell', headline: because, copies: [] };
}

/** The Job ends well though its copy failed. */
const HIDDEN = [
  `${RESTIC} backup /data || true`,
  `${RESTIC} backup /data || echo "it failed"`,
  `${RESTIC} backup /data; curl -fsS https://ping.internal/done`,
  `${RESTIC} backup /data\nRESULT=done\necho $RESULT`,
  `${RESTIC} backup /data; exit 0`,
  `${RESTIC} backup /data & sleep 60`,
  `${RESTIC} backup /data 2>&1 | tee /tmp/log`,
  `if ! ${RESTIC} backup /data; then echo failed; fi`,
  `! ${RESTIC} backup /data`,
  `${RESTIC} backup /data; curl -fsS https://ping.internal/$?`,
  `${RESTIC} backup /data && curl https://ping.internal || curl https://ping.internal/fail`,
  `while ! ${RESTIC} backup /data; do break; done`,
  `${RESTIC} backup /data && ${RESTIC} forget --keep-daily 7; echo done`,
  `${RESTIC} backup /data\n${RESTIC} forget --keep-daily 7 --prune`,
  `${RESTIC} backup /data; ${RESTIC} check; ${RESTIC} snapshots`,
  `set -e\n${RESTIC} backup /data && curl -fsS https://ping.internal/done\necho done`,
  `set -e\nset +e\n${RESTIC} backup /data\necho done`,
  `${RESTIC} backup /data\nset -e\necho done`,
  `trap 'exit 0' EXIT\n${RESTIC} backup /data`,
  `copy() {\n${RESTIC} backup /data\n}\ncopy || true`,
  `for folder in /data /more; do\n${RESTIC} backup /data\ndone`,
  `${RESTIC} backup /data\necho "ended with $?"\nexit $?`,
  `${RESTIC} backup /data & wait`,
  `${RESTIC} backup /data & wait & wait $!`,
  `${RESTIC} backup /data || ${RESTIC} unlock`,
  `${RESTIC} backup /data || [ $? -eq 3 ]\necho done`,
];

/** The Job fails where its copy fails. */
const TOLD = [
  `${RESTIC} backup /data`,
  `set -e\n${RESTIC} backup /data\ncurl -fsS https://ping.internal/done`,
  `set -euo pipefail; ${RESTIC} backup /data | tee /tmp/log; echo done`,
  `${RESTIC} backup /data && curl -fsS https://ping.internal/done`,
  `${RESTIC} backup /data || exit 1\necho done`,
  `${RESTIC} backup /data || { echo failed; exit 1; }`,
  `if ! ${RESTIC} backup /data; then exit 1; fi\necho done`,
  `${RESTIC} backup /data\ncode=$?\necho done\nexit $code`,
  `${RESTIC} backup /data || ${RESTIC} backup /data`,
  `${RESTIC} backup /data > /tmp/log 2>&1`,
  `until ${RESTIC} backup /data; do sleep 60; done`,
  `${RESTIC} backup /data || [ $? -eq 3 ]`,
  `${RESTIC} backup /data\nif [ $? -ne 0 ]; then exit 1; fi\necho done`,
  `for folder in /data; do\n${RESTIC} backup /data\ndone`,
  `set -e\n${RESTIC} backup /data\n${RESTIC} forget --keep-daily 7 --prune`,
  `${RESTIC} backup /data && ${RESTIC} forget --keep-daily 7 --prune`,
  `copy() {\n${RESTIC} backup /data\n}\ncopy || exit 1\necho done`,
];

const TRIED: readonly (readonly [readonly string[], string?])[] = [
  [['restic', '-r', REPOSITORY, 'backup', '--dry-run', '/data']],
  [['restic', '-r', REPOSITORY, 'backup', '-n', '/data']],
  [['borg', 'create', '--dry-run', 'ssh://u@nas.lan/./r::x', '/data'], 'borg'],
  [['rsync', '-avn', '/data/', '/copies/'], 'rsync'],
  [['rclone', 'sync', '--dry-run', '/data', 'b2:attic/diary'], 'rclone'],
];

const LEFT_OUT = [
  ['--exclude', '/data'],
  ['--exclude=*'],
  ['--iexclude', '/data/**'],
];

const SOME: readonly (readonly [readonly string[], string?])[] = [
  [['restic', '-r', REPOSITORY, 'backup', '--files-from', '/etc/list']],
  [['rsync', '-a', '--files-from=/etc/list', '/data/', '/copies/'], 'rsync'],
  [['rsync', '-a', '--max-size=10m', '/data/', '/copies/'], 'rsync'],
  [['rsync', '-a', '--ignore-existing', '/data/', '/copies/'], 'rsync'],
  [['rclone', 'sync', '--include', '*.jpg', '/data', '/copies'], 'rclone'],
  [['rclone', 'copy', '--max-age', '24h', '/data', '/copies'], 'rclone'],
];

/** CronJobs that people write: what their success says, and what they copy. */
export const OWN_JOB_CASES: readonly Case[] = [
  ...HIDDEN.map(script =>
    once(
      `believes no success of a script that hides a failure: ${script}`,
      diaryWith(script),
      doubted(/ends well when it fails, so its success says nothing/),
    ),
  ),
  ...TOLD.map(script =>
    once(
      `believes the success of a script that fails with its copy: ${script}`,
      diaryWith(script),
      { verdict: 'protected', copies: [{ state: 'healthy', counted: true }] },
    ),
  ),
  ...TRIED.map(([command, image]) =>
    once(
      `takes a trial for no copy: ${command.join(' ')}`,
      diaryWith(command, image),
      doubted(/only to see what it would copy/),
    ),
  ),
  ...LEFT_OUT.map(options =>
    once(
      `takes a copy that leaves all out for none: ${options.join(' ')}`,
      diaryWith(['restic', '-r', REPOSITORY, 'backup', ...options, '/data']),
      doubted(/leaves all of it out/),
    ),
  ),
  ...SOME.map(([command, image]) =>
    once(
      `takes a copy of chosen files for none of the volume: ${command.join(
        ' ',
      )}`,
      diaryWith(command, image),
      doubted(/for some of what is in it/),
    ),
  ),
  once(
    'believes a copy that leaves a part out',
    diaryWith(`${RESTIC} backup --exclude /data/cache --exclude '*.tmp' /data`),
    { verdict: 'protected', copies: [{ state: 'healthy', counted: true }] },
  ),
  once(
    'takes a command that is only printed for no copy',
    diaryWith(`echo "${RESTIC} backup /data"`),
    doubted(/only prints a command of restic/),
  ),
  once(
    'takes what is brought back from afar for no copy',
    diaryWith(['rclone', 'sync', 'b2:attic/diary', '/data'], 'rclone'),
    doubted(/runs rclone, which writes into it/),
  ),
  once(
    'takes a copy of another folder for none of the volume',
    diaryWith(['restic', '-r', REPOSITORY, 'backup', '/srv']),
    doubted(/does not say which of its volumes it copies whole/),
  ),
  once(
    'takes a copy that stays on the root of the container for none of the volume',
    diaryWith(['restic', '-r', REPOSITORY, 'backup', '-x', '/']),
    doubted(/does not say which of its volumes it copies whole/),
  ),
  once(
    'calls nothing a copy of files that dumps a database in a pipe',
    diaryWith(`pg_dump -h db.lan app | ${RESTIC} backup --stdin`),
    { verdict: 'at-risk', headline: /nothing copies diary/ },
  ),
];
