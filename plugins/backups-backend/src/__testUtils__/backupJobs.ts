import { Mount, Named, workload } from './kubernetes';

/** What somebody's own backup runs, and how. */
export interface BackupJob extends Named {
  image?: string;
  /** Run by a shell. */
  script?: string;
  args?: string[];
  variables?: Record<string, string>;
  /** Each is mounted at `at`. */
  mounts: (Mount & { at: string })[];
}

function withContainer(job: BackupJob, template: unknown): unknown {
  const { metadata, spec } = template as {
    metadata: unknown;
    spec: {
      containers: { volumeMounts: { name: string }[] }[];
      volumes: unknown;
    };
  };
  const [container] = spec.containers;
  return {
    metadata,
    spec: {
      ...spec,
      containers: [
        {
          ...container,
          image: job.image,
          command: job.script ? ['/bin/sh', '-c', job.script] : undefined,
          args: job.args,
          env: Object.entries(job.variables ?? {}).map(([name, value]) => ({
            name,
            value,
          })),
          volumeMounts: container.volumeMounts.map((mount, index) => ({
            ...mount,
            mountPath: job.mounts[index].at,
          })),
        },
      ],
    },
  };
}

/** A CronJob that copies something every night at two. */
export function backupCronJob(
  job: BackupJob & {
    schedule?: string;
    suspend?: boolean;
    spec?: Record<string, unknown>;
    status?: Record<string, unknown>;
  },
) {
  const made = workload('CronJob', job);
  const { template } = (
    made.spec as { jobTemplate: { spec: { template: unknown } } }
  ).jobTemplate.spec;
  return {
    ...made,
    spec: {
      schedule: job.schedule ?? '0 2 * * *',
      suspend: job.suspend,
      ...job.spec,
      jobTemplate: { spec: { template: withContainer(job, template) } },
    },
    status: job.status ?? {
      lastScheduleTime: '2026-08-22T02:00:00Z',
      lastSuccessfulTime: '2026-08-22T02:07:00Z',
    },
  };
}

/** A workload that runs all the time and copies when it thinks fit. */
export function backupDeployment(job: BackupJob) {
  const made = workload('Deployment', job);
  const { template } = made.spec as { template: unknown };
  return { ...made, spec: { template: withContainer(job, template) } };
}
