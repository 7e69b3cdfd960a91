import { z } from 'zod';
import { flag, optional, text, time } from './lenient';

const container = z.object({
  command: optional(z.array(z.string())),
  args: optional(z.array(z.string())),
  envFrom: optional(
    z.array(z.object({ secretRef: optional(z.object({ name: text })) })),
  ),
});

/** A CronJob as far as it is read. */
export const cronJobSchema = z.object({
  spec: z.object({
    schedule: text,
    timeZone: text,
    suspend: flag,
    jobTemplate: optional(
      z.object({
        spec: optional(
          z.object({
            template: optional(
              z.object({
                spec: optional(
                  z.object({
                    containers: optional(z.array(container)),
                    volumes: optional(
                      z.array(
                        z.object({
                          nfs: optional(z.object({ server: text, path: text })),
                        }),
                      ),
                    ),
                  }),
                ),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
  status: optional(
    z.object({
      lastScheduleTime: time,
      lastSuccessfulTime: time,
      active: optional(z.array(z.object({ name: text }))),
    }),
  ),
});

/** @see {@link cronJobSchema} */
export type CronJob = z.infer<typeof cronJobSchema>;

/** What became of one run. */
export const jobStatusSchema = z.object({
  startTime: time,
  completionTime: time,
  conditions: optional(
    z.array(
      z.object({
        type: text,
        status: text,
        reason: text,
        message: text,
        lastTransitionTime: time,
      }),
    ),
  ),
});
