import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  durationToSeconds,
  isTimeZone,
  readProviderConfig,
  refuseRepeatedNames,
  serverAddress,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import type { TrueNasServer } from './TrueNasServer';

const INTERVAL = 900;
const DEADLINE = 30;
const PATH = 'backups.providers.truenas.servers';

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
        username: text,
        apiKey: text,
        hosts: z.array(text).min(1).optional(),
        caFile: text.optional(),
        tlsServerName: text.optional(),
        timeZone: text.optional(),
        interval: duration.optional(),
        timeout: duration.optional(),
      }),
    )
    .optional(),
});

function addressOf(url: string, path: string): URL {
  if (/^(?:http|ws):/i.test(url)) {
    throw new InputError(
      `Configuration at ${path}.url is not encrypted. TrueNAS revokes an API key at once when it is used over an insecure connection; use https:// or wss://.`,
    );
  }
  const address = serverAddress({
    url,
    path,
    protocols: ['https:', 'wss:'],
    example: 'https://nas.internal',
    secretsAt: 'username and apiKey',
    sends: 'the key',
  });
  address.protocol = 'wss:';
  if (address.pathname === '/') address.pathname = '/api/current';
  return address;
}

/**
 * Reads `backups.providers.truenas`.
 *
 * @param config - the whole configuration
 * @throws InputError that names the path of what is wrong
 */
export function readTrueNasServers(config: RootConfigService): TrueNasServer[] {
  const { servers = [] } = readProviderConfig(config, 'truenas', schema);
  refuseRepeatedNames(servers, PATH);
  return servers.map((server, index): TrueNasServer => {
    const path = `${PATH}[${index}]`;
    const address = addressOf(server.url, path);
    if (server.timeZone !== undefined && !isTimeZone(server.timeZone)) {
      throw new InputError(
        `Configuration at ${path}.timeZone is '${server.timeZone}', which is no time zone of the IANA database.`,
      );
    }
    return {
      name: server.name,
      url: address.toString(),
      username: server.username,
      apiKey: server.apiKey,
      hosts: server.hosts ?? [address.hostname],
      caFile: server.caFile,
      tlsServerName: server.tlsServerName,
      timeZone: server.timeZone,
      intervalSeconds:
        server.interval === undefined
          ? INTERVAL
          : durationToSeconds(server.interval, `${path}.interval`),
      deadlineSeconds:
        server.timeout === undefined
          ? DEADLINE
          : durationToSeconds(server.timeout, `${path}.timeout`),
    };
  });
}
