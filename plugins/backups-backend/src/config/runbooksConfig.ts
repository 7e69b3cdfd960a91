import { z } from 'zod';

/**
 * A runbook of the operator's own, for every copy it fits.
 *
 * @public
 */
export interface RunbookTemplate {
  title: string;
  /** Only copies this provider tells of. Absent: all. */
  provider?: string;
  /** Methods it works for; for others the page says that it cannot. Absent: all. */
  methods?: string[];
  /** Commands as words. `{{ app }}` and its like are filled in. */
  commands?: string[][];
  /** Address of a page. `{{ app }}` and its like are filled in. */
  url?: string;
  /** Said where it cannot work. */
  otherwise?: string;
}

const text = z.string().min(1);

/** Everything under `backups.runbooks`. */
export const runbooksSchema = z
  .array(
    z
      .strictObject({
        title: text,
        provider: text.optional(),
        methods: z.array(text).min(1).optional(),
        commands: z.array(z.array(text).min(1)).optional(),
        url: text.optional(),
        otherwise: text.optional(),
      })
      .refine(template => template.commands || template.url, {
        message: 'A runbook needs commands or a url',
      }),
  )
  .optional();
