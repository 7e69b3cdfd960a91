import { z } from 'zod';

/**
 * Who is told what.
 *
 * @public
 */
export interface NoticesConfig {
  /** Whom it concerns that belongs to nobody; absent: nobody. */
  platformOwner: string | undefined;
  /** Somebody has looked at what there is: owners are told without waiting for a day. */
  baselineAccepted: boolean;
  /** When the digest is sent, in cron; absent: never. */
  digest: string | undefined;
}

/** Monday morning. */
const DEFAULT_DIGEST = '0 7 * * 1';

/** Keys of `backups` about what owners are told. */
export const noticesSchemas = {
  notices: z
    .strictObject({
      platformOwner: z
        .string()
        .regex(/^(group|user):[^/\s]+\/[^/\s]+$/i, {
          message:
            'An owner is written as group:default/platform or user:default/name',
        })
        .optional(),
      baselineAccepted: z.boolean().optional(),
      digest: z.union([z.string().min(9), z.literal(false)]).optional(),
    })
    .optional(),
};

/** @param value - what {@link noticesSchemas} let through */
export function readNoticesConfig(value: {
  notices?: {
    platformOwner?: string;
    baselineAccepted?: boolean;
    digest?: string | false;
  };
}): NoticesConfig {
  const { platformOwner, baselineAccepted, digest } = value.notices ?? {};
  return {
    platformOwner: platformOwner?.toLocaleLowerCase('en-US'),
    baselineAccepted: baselineAccepted ?? false,
    digest: digest === false ? undefined : digest ?? DEFAULT_DIGEST,
  };
}
