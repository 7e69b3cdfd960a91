import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { explainConfigError } from 'backstage-plugin-backups-node';
import { z } from 'zod';

const ROOT = 'catalog.providers.backups';

/** `group:default/media`, `group:media`, `media`. */
const reference = z.string().regex(/^([\w.-]+:)?([\w.-]+\/)?[\w.-]+$/, {
  message: 'A reference is written as group:default/media',
});

const schema = z.strictObject({
  owner: reference,
  system: reference.optional(),
  namespace: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      message: 'A namespace of the catalog has small letters, digits and -',
    })
    .optional(),
  rules: z
    .array(
      z.strictObject({
        namespaces: z.array(z.string().min(1)).min(1),
        owner: reference.optional(),
        system: reference.optional(),
        ignore: z.boolean().optional(),
      }),
    )
    .optional(),
  schedule: z.record(z.string(), z.unknown()).optional(),
});

/** What the apps of some Kubernetes namespaces become. */
export interface NamespaceRule {
  /** Kubernetes namespaces. */
  namespaces: readonly string[];
  owner?: string;
  system?: string;
  /** They become nothing. */
  ignore?: boolean;
}

/** `catalog.providers.backups`. */
export interface LabelsConfig {
  owner: string;
  system?: string;
  /** Namespace of the catalog. */
  namespace: string;
  /** The first that names a namespace counts. */
  rules: readonly NamespaceRule[];
  schedule: SchedulerServiceTaskScheduleDefinition;
}

/**
 * @returns `undefined` when nothing is configured: nothing is offered then
 * @throws InputError for configuration that is not valid
 */
export function readLabelsConfig(
  config: RootConfigService,
): LabelsConfig | undefined {
  if (!config.has(ROOT)) return undefined;
  const parsed = schema.safeParse(config.get(ROOT));
  if (!parsed.success) {
    throw new InputError(explainConfigError(parsed.error, schema, ROOT));
  }
  const { owner, system, namespace = 'default', rules = [] } = parsed.data;
  return {
    owner,
    system,
    namespace,
    rules,
    schedule: parsed.data.schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig(`${ROOT}.schedule`),
        )
      : {
          frequency: { minutes: 5 },
          timeout: { minutes: 2 },
          initialDelay: { seconds: 30 },
        },
  };
}
