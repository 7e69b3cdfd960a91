import { z } from 'zod';
import { isRecord } from 'backstage-plugin-backups-node';
import { withoutSecret } from '../text/withoutSecret';
import {
  flag,
  listOf,
  nanoseconds,
  number,
  optional,
  shownText,
  text,
  time,
} from './lenient';

const cycle = optional(z.object({ enabled: flag, interval: nanoseconds }));

/** One run of one task. `success` is left out where it is false. */
const run = z.object({
  start: time,
  end: time,
  success: flag,
  error: shownText,
  extra: listOf(z.object({ kind: text, data: z.unknown().optional() }), 20),
});

/** Kopia keeps 50 runs of each of some twenty tasks. */
const MOST_RUNS = 200;
const MOST_TASKS = 100;

/** Tasks beyond what Kopia knows are none. */
function firstTasks(value: unknown): unknown {
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).slice(0, MOST_TASKS))
    : value;
}

/** @see {@link maintenanceSchema} */
export type MaintenanceRun = z.infer<typeof run>;

/** What `kopia maintenance info --json` prints. */
export const maintenanceSchema = z.object({
  owner: shownText,
  quick: cycle,
  full: cycle,
  extendObjectLocks: flag,
  schedule: optional(
    z.object({
      nextFullMaintenance: time,
      nextQuickMaintenance: time,
      runs: optional(
        z.preprocess(
          firstTasks,
          z.record(z.string().transform(withoutSecret), listOf(run, MOST_RUNS)),
        ),
      ),
    }),
  ),
});

/** @see {@link maintenanceSchema} */
export type Maintenance = z.infer<typeof maintenanceSchema>;

/** What collecting garbage found: sizes of contents, packed and compressed. */
export const garbageSchema = z.object({
  unreferencedContentSize: number,
  unreferencedRecentContentSize: number,
  inUseContentSize: number,
  inUseSystemContentSize: number,
});
