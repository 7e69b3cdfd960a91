import {
  KubernetesObject,
  PlanFact,
  parseInstant,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';

const text = z.string().optional().catch(undefined);

const cronJob = z.object({
  spec: z
    .object({
      schedule: text,
      timeZone: text,
      suspend: z.boolean().optional().catch(undefined),
      successfulJobsHistoryLimit: z.number().optional().catch(undefined),
      jobTemplate: z
        .object({
          spec: z
            .object({
              ttlSecondsAfterFinished: z.number().optional().catch(undefined),
            })
            .loose(),
        })
        .loose()
        .optional()
        .catch(undefined),
    })
    .loose(),
  status: z
    .object({
      lastScheduleTime: text,
      lastSuccessfulTime: text,
      active: z.array(z.unknown()).optional().catch(undefined),
    })
    .loose()
    .optional()
    .catch(undefined),
});

type Runs = Pick<
  PlanFact,
  | 'schedule'
  | 'suspended'
  | 'lastSuccess'
  | 'lastAttemptFailed'
  | 'runningSince'
  | 'hides'
>;

/** A Job that is deleted at once may be gone before the controller has seen it end. */
const SEEN = 60;

/**
 * What a CronJob says of its runs. It keeps the time of its last success, and
 * when it last began: a run that began after that, and is over, failed.
 */
export function readCronJob(object: KubernetesObject): Runs {
  const parsed = cronJob.safeParse(object);
  if (!parsed.success) {
    return { schedule: { kind: 'none' }, suspended: false };
  }
  const { spec, status } = parsed.data;
  const finishedAt = parseInstant(status?.lastSuccessfulTime);
  const beganAt = parseInstant(status?.lastScheduleTime);
  const isActive = (status?.active ?? []).length > 0;
  const ttl = spec.jobTemplate?.spec.ttlSecondsAfterFinished;
  const forgets =
    spec.successfulJobsHistoryLimit === 0 || (ttl !== undefined && ttl < SEEN);
  const failed =
    !isActive &&
    !forgets &&
    beganAt !== undefined &&
    (finishedAt === undefined || beganAt > finishedAt);
  return {
    schedule:
      spec.schedule === undefined
        ? { kind: 'none' }
        : {
            kind: 'cron',
            expression: spec.schedule,
            // The controller manager's own zone, which is UTC in practice.
            zone: spec.timeZone ?? 'UTC',
            dialect: 'standard',
          },
    suspended: spec.suspend === true,
    lastSuccess: finishedAt === undefined ? undefined : { finishedAt },
    lastAttemptFailed: failed ? { since: undefined } : undefined,
    runningSince: isActive ? beganAt : undefined,
    hides:
      forgets && finishedAt === undefined ? { successes: true } : undefined,
  };
}
