import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { dataOf, ownCronJob } from '../estate/ownCronJob';
import { claim, deployment } from '../estate/volumes';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';

interface NightlyWish {
  command: readonly string[];
  /** Where its ConfigMap is mounted, or what else is mounted there. */
  scripts?: { mountPath: string; source?: object };
  env?: readonly object[];
}

/** A CronJob whose name and image say nothing, and that writes to the app's volume. */
function nightly({ command, scripts, env }: NightlyWish): KubernetesManifest[] {
  const job = ownCronJob({
    name: 'nightly',
    image: 'docker.io/library/alpine:3.22',
    command,
    volumes: [
      dataOf('diary'),
      ...(scripts
        ? [
            {
              mount: { mountPath: scripts.mountPath },
              volume: {
                name: 'scripts',
                ...(scripts.source ?? { configMap: { name: 'nightly' } }),
              },
            },
          ]
        : []),
    ],
    status: {
      lastScheduleTime: '2026-10-14T03:00:00Z',
      lastSuccessfulTime: '2026-10-14T03:04:00Z',
    },
  });
  if (env) {
    const { spec } = job as unknown as {
      spec: { jobTemplate: { spec: { template: { spec: any } } } };
    };
    spec.jobTemplate.spec.template.spec.containers[0].env = env;
  }
  return [deployment('diary'), ...claim({ name: 'diary' }), job];
}

const SCRIPTS = { mountPath: '/scripts' };

/** What it runs stands elsewhere: it may copy the volume. */
const UNSEEN: readonly NightlyWish[] = [
  { command: ['/scripts/nightly.sh'], scripts: SCRIPTS },
  { command: ['sh', '/scripts/nightly.sh'], scripts: SCRIPTS },
  { command: ['sh', '-c', '/scripts/run >> /tmp/log'], scripts: SCRIPTS },
  { command: ['bash', '-ec', '. /scripts/lib; run'], scripts: SCRIPTS },
  { command: ['python3', '/scripts/main'], scripts: SCRIPTS },
  { command: ['/nightly.sh'], scripts: { mountPath: '/nightly.sh' } },
  {
    command: ['/scripts/nightly.sh'],
    scripts: { ...SCRIPTS, source: { secret: { secretName: 'nightly' } } },
  },
  {
    command: ['sh', '/jobs/nightly.sh'],
    scripts: { mountPath: '/jobs', source: { emptyDir: {} } },
  },
  { command: ['sh', '-c', 'curl -fsS https://git.internal/nightly.sh | sh'] },
  { command: ['sh', '-c', 'wget -qO- https://git.internal/a | bash -s -- -q'] },
  { command: ['sh', '-c', 'eval "$SCRIPT"'] },
  {
    command: ['sh', '-c', '$(SCRIPT)'],
    env: [
      {
        name: 'SCRIPT',
        valueFrom: { configMapKeyRef: { name: 'nightly', key: 'run' } },
      },
    ],
  },
];

/** It can be seen that it copies nothing. */
const SEEN: readonly NightlyWish[] = [
  { command: ['sh', '-c', "find /data -name '*.tmp' -delete"] },
  { command: ['php', '-f', '/var/www/html/cron.php'] },
  { command: ['tidy', '--config', '/scripts/tidy.yaml'], scripts: SCRIPTS },
  { command: ['sh', '-c', 'xargs rm < /scripts/list'], scripts: SCRIPTS },
  { command: ['sh', '-c', 'curl -fsS https://ping.internal/done | cat'] },
  {
    command: ['sh', '-c', 'touch /tmp/seen && rm -rf /data/cache'],
    scripts: { mountPath: '/tmp', source: { emptyDir: {} } },
  },
];

function once(
  title: string,
  wish: NightlyWish,
  expected: Case['expected'],
): Case {
  return {
    title: `${title}: ${wish.command.join(' ')}`,
    apps: ['diary'],
    steps: [{ at: NOW, objects: nightly(wish) }],
    expected,
  };
}

/** CronJobs that look like no backup, and that run what their manifest does not show. */
export const UNSEEN_SCRIPT_CASES: readonly Case[] = [
  ...UNSEEN.map(wish =>
    once('accuses no app where a script was not read', wish, {
      verdict: 'cannot-tell',
      headline: /runs a script that its manifest does not show/,
      copies: [],
    }),
  ),
  ...SEEN.map(wish =>
    once('is not misled by a CronJob that copies nothing', wish, {
      verdict: 'at-risk',
      headline: /nothing copies diary/,
      copies: [],
    }),
  ),
];
