import { z } from 'zod';
import {
  flag,
  optional,
  shownText,
  shownTexts,
  text,
  time,
} from '../read/lenient';
import { manifestSchema, sourceSchema, summarySchema } from '../read/Snapshot';

/** Answer of `/control/status` and `/repo/status`. */
export const serverStatusSchema = z.object({
  connected: flag,
  /** It is still opening its repository. */
  initTaskID: text,
  /** It is itself connected to a server, and sees what that shows it. */
  apiServerURL: text,
  storage: text,
  readonly: flag,
});

/** Answer of `/control/sources` and `/sources`, the sources still as they came. */
export const sourcesSchema = z.object({
  multiUser: flag,
  sources: z.array(z.unknown()).nullish(),
});

/** One source. `status` says what the server does with it, never how a backup went. */
export const sourceStatusSchema = z.object({
  source: sourceSchema,
  status: text,
  lastSnapshot: optional(manifestSchema),
});

/** @see {@link sourceStatusSchema} */
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

/** Answer of `/snapshots`, the snapshots still as they came. */
export const snapshotsSchema = z.object({
  snapshots: z.array(z.unknown()).nullish(),
});

/** A snapshot as `/snapshots` lists it: neither of whom, nor its tags. */
export const listedSnapshotSchema = z.object({
  id: manifestSchema.shape.id,
  startTime: time,
  endTime: time,
  incomplete: shownText,
  summary: optional(summarySchema),
  rootID: shownText,
  retention: shownTexts,
  pins: shownTexts,
});

/** Answer of `/policies`. */
export const policiesSchema = z.object({
  policies: z.array(z.unknown()).nullish(),
});
