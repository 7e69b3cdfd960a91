import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Items that need no backup, whoever they belong to. Everything that is given
 * has to fit.
 *
 * @public
 */
export interface ExemptionRule {
  cluster?: string;
  namespace?: string;
  storageClass?: string;
  /** Of a label, and its value where one is given. */
  label?: { name: string; value?: string };
  name?: RegExp;
  /** Host of a file server. */
  server?: string;
  /** Folder of a file server: it, and everything below. */
  path?: string;
  reason: string;
  /** Epoch seconds; absent: no end. */
  until?: number;
  requestedBy?: string;
  approvedBy?: string;
  /** For instance `backups.exemptions[0]`. */
  configPath: string;
}

const text = z.string().min(1);

const exemptionSchema = z.strictObject({
  match: z
    .strictObject({
      cluster: text.optional(),
      namespace: text.optional(),
      storageClass: text.optional(),
      label: text.optional(),
      name: text.optional(),
      server: text.optional(),
      path: z.string().startsWith('/').optional(),
    })
    .refine(match => Object.values(match).some(Boolean), {
      message: 'match needs at least one key, or everything would be exempt',
    }),
  reason: text,
  until: text.optional(),
  requestedBy: text.optional(),
  approvedBy: text.optional(),
});

/** Keys under `backups` that say what needs no backup. */
export const exemptionSchemas = {
  exemptions: z.array(exemptionSchema).optional(),
};

function expression(
  source: string | undefined,
  path: string,
): RegExp | undefined {
  if (source === undefined) return undefined;
  try {
    return new RegExp(source);
  } catch {
    throw new InputError(
      `Configuration at ${path} is not a regular expression: ${source}`,
    );
  }
}

/**
 * @param value - `backups`, checked against the schemas
 * @throws InputError that names the path of what is wrong
 */
export function readExemptions(
  value: z.infer<z.ZodObject<typeof exemptionSchemas>>,
): ExemptionRule[] {
  return (value.exemptions ?? []).map(
    (
      { match, reason, until, requestedBy, approvedBy },
      index,
    ): ExemptionRule => {
      const configPath = `backups.exemptions[${index}]`;
      const ends = until === undefined ? undefined : Date.parse(until);
      if (Number.isNaN(ends)) {
        throw new InputError(
          `Configuration at ${configPath}.until is not a day: '${until}'. Write for instance 2027-03-01.`,
        );
      }
      const [name, ...rest] = match.label?.split('=') ?? [];
      return {
        cluster: match.cluster,
        namespace: match.namespace,
        storageClass: match.storageClass,
        label: name
          ? { name, value: rest.length > 0 ? rest.join('=') : undefined }
          : undefined,
        name: expression(match.name, `${configPath}.match.name`),
        server: match.server,
        path: match.path,
        reason,
        until: ends === undefined ? undefined : Math.floor(ends / 1000),
        requestedBy,
        approvedBy,
        configPath,
      };
    },
  );
}
