import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  durationToSeconds,
  readProviderConfig,
  refuseRepeatedNames,
  serverAddress,
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
        url: text,
        kind: z.enum(['prometheus', 'alertmanager']).default('prometheus'),
        cluster: text,
        token: text.optional(),
        caFile: text.optional(),
        allowClearText: z.boolean().optional(),
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
  servers.forEach(({ url, caFile, token, allowClearText }, index) => {
    serverAddress({
      url,
      path: `${PATH}[${index}]`,
      protocols: ['https:', 'http:'],
      example: 'https://prometheus.internal',
      secretsAt: 'token',
      sends: token === undefined ? undefined : 'the token',
      allowClearText,
      trusts: caFile !== undefined,
    });
  });
  return servers.map(
    ({ interval, timeout, allowClearText, ...server }, index) => ({
      ...server,
      intervalSeconds:
        interval === undefined
          ? INTERVAL
          : durationToSeconds(interval, `${PATH}[${index}].interval`),
      deadlineSeconds:
        timeout === undefined
          ? DEADLINE
          : durationToSeconds(timeout, `${PATH}[${index}].timeout`),
    }),
  );
}
