import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  durationToSeconds,
  readProviderConfig,
  refuseRepeatedNames,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import type { AlertServer } from './AlertServer';

const INTERVAL = 300;
const DEADLINE = 15;
const PATH = 'backups.providers.prometheus.servers';

const text = z.string().min(1);
const duration = z.union([
  z.string(),
  z.number(),
  z.record(z.string(), z.unknown()),
]);

const schema = z.strictObject({
  servers: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[^\s/]+$/, {
          message: 'A name needs at least one character, no space and no slash',
        }),
        url: z.url({ protocol: /^https?$/ }),
        kind: z.enum(['prometheus', 'alertmanager']).default('prometheus'),
        cluster: text,
        token: text.optional(),
        caFile: text.optional(),
        interval: duration.optional(),
        timeout: duration.optional(),
      }),
    )
    .optional(),
});

/**
 * @returns servers of `backups.providers.prometheus`
 * @throws InputError for configuration that is not valid
 */
export function readAlertServers(config: RootConfigService): AlertServer[] {
  const { servers = [] } =
    readProviderConfig(config, 'prometheus', schema) ?? {};
  refuseRepeatedNames(servers, PATH);
  servers.forEach(({ url, caFile }, index) => {
    const { username, password, protocol } = new URL(url);
    if (username !== '' || password !== '') {
      throw new InputError(
        `Configuration at ${PATH}[${index}].url must not hold a user or a password; a token is given in token.`,
      );
    }
    if (caFile !== undefined && protocol === 'http:') {
      throw new InputError(
        `Configuration at ${PATH}[${index}] has caFile, but its url is not encrypted; use https:// or leave out caFile.`,
      );
    }
  });
  return servers.map(({ interval, timeout, ...server }, index) => ({
    ...server,
    intervalSeconds:
      interval === undefined
        ? INTERVAL
        : durationToSeconds(interval, `${PATH}[${index}].interval`),
    deadlineSeconds:
      timeout === undefined
        ? DEADLINE
        : durationToSeconds(timeout, `${PATH}[${index}].timeout`),
  }));
}
