import { labelSelector } from 'backstage-plugin-backups-node';
import { z } from 'zod';
import {
  condition,
  count,
  cron,
  flag,
  identity,
  instant,
  listOf,
  repositoryReference,
  text,
} from './fields';

const source = z.object({
  pvc: z.object({ name: text }).optional(),
  pvcSelector: z
    .object({
      labelSelector: labelSelector.optional(),
      namespaceSelector: z
        .object({ matchNames: listOf(z.string()) })
        .optional(),
    })
    .optional(),
  nfs: z.object({ server: text, path: text }).optional(),
  stream: z.object({ name: text }).optional(),
  sourcePathOverride: text,
  sourcePathStrategy: text,
});

/** One of `spec.sources` of a policy. */
export type PolicySource = z.infer<typeof source>;

const retention = z
  .object({
    keepLatest: count,
    keepHourly: count,
    keepDaily: count,
    keepWeekly: count,
    keepMonthly: count,
    keepAnnual: count,
  })
  .optional();

/** What a policy keeps, as it is written. */
export type PolicyRetention = z.infer<typeof retention>;

/** A SnapshotPolicy as far as it is read. */
export const snapshotPolicySchema = z.object({
  spec: z
    .object({
      repository: repositoryReference.optional(),
      repositories: listOf(repositoryReference),
      sources: listOf(source),
      identity: identity.optional(),
      retention,
      copyMethod: text,
      volumeSnapshotClassName: text,
      defaultDeletionPolicy: text,
      deletion: z.object({ onPolicyDelete: text }).optional(),
      errorHandling: z
        .object({ ignoreFileErrors: flag, ignoreDirErrors: flag })
        .optional(),
      files: z.object({ ignoreIdenticalSnapshots: flag }).optional(),
      verification: z
        .object({
          // The older form has the cron here itself, and is switched off by now.
          quick: z.object({ schedule: cron.optional(), cron: text }).optional(),
          deep: z.object({ schedule: cron.optional() }).optional(),
          successExpr: text,
        })
        .optional(),
      // What a restore has to run as, too.
      mover: z
        .object({
          securityContext: z.record(z.string(), z.unknown()).optional(),
          podSecurityContext: z.record(z.string(), z.unknown()).optional(),
        })
        .optional(),
      credentialProjection: z.object({ enabled: flag }).optional(),
      suspend: flag,
    })
    .optional(),
  status: z
    .object({
      lastSuccessfulSnapshot: instant,
      lastVerified: instant,
      verification: listOf(
        z.object({
          repository: repositoryReference.optional(),
          lastVerified: instant,
        }),
      ),
      adoption: z
        .object({
          lastScanMatched: count,
          lastScanUnmatched: count,
          totalAdopted: count,
          skippedByRetention: count,
        })
        .optional(),
      resolved: z
        .object({
          identity: identity.optional(),
          repositories: listOf(
            z.object({
              repository: repositoryReference.optional(),
              identity: identity.optional(),
            }),
          ),
          sources: listOf(z.object({ pvc: text, sourcePath: text })),
        })
        .optional(),
      retention: z
        .object({
          activeSnapshotCount: count,
          lastPruneAt: instant,
          lastPruneDeleted: count,
        })
        .optional(),
      conditions: listOf(condition),
    })
    .optional(),
});

/** @see {@link snapshotPolicySchema} */
export type SnapshotPolicy = z.infer<typeof snapshotPolicySchema>;
