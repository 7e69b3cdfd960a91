import { z } from 'zod';
import { withoutSecret } from '../text/withoutSecret';
import {
  flag,
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
  extra: optional(
    z.array(z.object({ kind: text, data: z.unknown().optional() })),
  ),
});

/** @see {@link maintenanceSchema} */
export type MaintenanceRun = z.infer<typeof run>;

/** What `kopia maintenance info --json` prints. */
export const maintenanceSchema = z.object({
  owner: shownText,
  quick: cycle,
  full: cycle,
  schedule: optional(
    z.object({
      nextFullMaintenance: time,
      nextQuickMaintenance: time,
      runs: optional(
        z.record(z.string().transform(withoutSecret), optional(z.array(run))),
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
