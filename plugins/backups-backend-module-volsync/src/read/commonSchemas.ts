import { z } from 'zod';
import { parseInstant } from 'backstage-plugin-backups-node';

/** Text that may be absent. */
export const text = z.string().optional();

/** A time (RFC 3339) as epoch seconds. Go's zero time counts as absent. */
export const instant = z
  .string()
  .transform((value, context) => {
    const seconds = parseInstant(value);
    if (seconds === undefined && !value.startsWith('0001-01-01T')) {
      context.issues.push({
        code: 'custom',
        message: 'is not a time',
        input: value,
      });
      return z.NEVER;
    }
    return seconds;
  })
  .optional();

/** Counts that some clients write as text. */
export const count = z.union([z.number(), z.string()]).optional();

/** `status.conditions[]`. */
export const condition = z.object({
  type: text,
  status: text,
  reason: text,
  message: text,
  lastTransitionTime: instant,
});

/** Elements that were malformed are left out of a list. */
export function listOf<T extends z.ZodType>(element: T) {
  return z.array(element.optional()).optional();
}

/** `spec.<mover>.moverVolumes[]`. Source: CRD, `MoverVolume`. */
export const moverVolume = z.object({
  mountPath: text,
  volumeSource: z
    .object({
      nfs: z.object({ server: text, path: text }).optional(),
      persistentVolumeClaim: z.object({ claimName: text }).optional(),
      secret: z.object({ secretName: text }).optional(),
    })
    .optional(),
});

/** `spec.<mover>.moverSecurityContext`, as far as a restore needs it. */
export const securityContext = z.object({
  runAsUser: z.number().optional(),
  runAsGroup: z.number().optional(),
  runAsNonRoot: z.boolean().optional(),
  fsGroup: z.number().optional(),
  fsGroupChangePolicy: text,
  supplementalGroups: z.array(z.number()).optional(),
});
