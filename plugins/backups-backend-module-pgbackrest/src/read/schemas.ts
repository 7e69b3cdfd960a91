import { parseInstant } from 'backstage-plugin-backups-node';
import { z } from 'zod';

/** Text that may be absent. */
export const text = z.string().optional();

/** A number that may be absent. */
export const number = z.number().optional();

/** A switch that may be absent. */
export const flag = z.boolean().optional();

/** A time (RFC 3339) as epoch seconds. Go's zero time counts as absent. */
export const instant = z
  .string()
  .transform((value, context) => {
    const seconds = parseInstant(value);
    if (
      seconds === undefined &&
      value !== '' &&
      !value.startsWith('0001-01-01T')
    ) {
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

/** A reference to a key of a Secret: names only. */
export const secretKey = z.object({ name: text, key: text }).optional();

/** Parameters of a plugin, as far as they are known to hold no secret. */
export const pluginParameters = z
  .object({
    stanzaRef: text,
    pluginConfigRef: text,
    repositoryRef: text,
    selectedRepository: text,
    backupType: text,
    pgbackrestObjectName: text,
    stanza: text,
    repo: text,
    type: text,
    barmanObjectName: text,
    serverName: text,
  })
  .optional();
