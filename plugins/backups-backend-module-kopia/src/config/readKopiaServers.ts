import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  durationToSeconds,
  normaliseLocation,
  readProviderConfig,
  refuseRepeatedNames,
  serverAddress,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import type { KopiaServer } from './KopiaServer';

const PATH = 'backups.providers.kopia.servers';
const INTERVAL = 900;
const DEADLINE = 60;

/** Of `kopia server start --refresh-interval`. */
const REFRESH = 4 * 3600;

const text = z.string().min(1);
const duration = z.union([
  z.string(),
  z.number(),
  z.record(z.string(), z.unknown()),
]);
const user = z.strictObject({ username: text, password: text });

const schema = z.strictObject({
  servers: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[^\s/]+$/, {
          message: 'A name needs at least one character, no space and no slash',
        }),
        url: text,
        repository: text,
        control: user.optional(),
        ui: z.union([user, z.literal('nobody')]).optional(),
        caFile: text.optional(),
        fingerprint: text.optional(),
        allowClearText: z.boolean().optional(),
        refreshInterval: duration.optional(),
        interval: duration.optional(),
        timeout: duration.optional(),
      }),
    )
    .optional(),
});

type ConfiguredServer = NonNullable<z.infer<typeof schema>['servers']>[number];

function addressOf(server: ConfiguredServer, path: string): string {
  const { control, ui, caFile, fingerprint } = server;
  const address = serverAddress({
    url: server.url,
    path,
    protocols: ['https:', 'http:'],
    example: 'https://kopia.internal:51515',
    secretsAt: 'control and ui',
    sends:
      control !== undefined || typeof ui === 'object'
        ? 'the password'
        : undefined,
    encrypt: 'Start the server with --tls-generate-cert and use https://.',
    allowClearText: server.allowClearText,
    trusts: caFile !== undefined || fingerprint !== undefined,
  });
  return `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
}

/** As `kopia server start` prints it, or with colons as openssl does. */
function fingerprintOf(
  written: string | undefined,
  path: string,
): string | undefined {
  if (written === undefined) return undefined;
  const fingerprint = written.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) {
    throw new InputError(
      `Configuration at ${path}.fingerprint is no SHA-256 in hex. The server prints it when it starts: SERVER CERT SHA256.`,
    );
  }
  return fingerprint;
}

/**
 * Reads `backups.providers.kopia`.
 *
 * @param config - the whole configuration
 * @throws InputError that names the path of what is wrong
 */
export function readKopiaServers(config: RootConfigService): KopiaServer[] {
  const { servers = [] } = readProviderConfig(config, 'kopia', schema);
  refuseRepeatedNames(servers, PATH);
  return servers.map((server, index): KopiaServer => {
    const path = `${PATH}[${index}]`;
    if (server.caFile !== undefined && server.fingerprint !== undefined) {
      throw new InputError(
        `Configuration at ${path} has caFile and fingerprint. Either is enough; leave out one.`,
      );
    }
    const seconds = (
      key: 'refreshInterval' | 'interval' | 'timeout',
      otherwise: number,
    ) =>
      server[key] === undefined
        ? otherwise
        : durationToSeconds(server[key], `${path}.${key}`);
    return {
      name: server.name,
      url: addressOf(server, path),
      repository: normaliseLocation(server.repository),
      control: server.control,
      ui: server.ui,
      caFile: server.caFile,
      fingerprint: fingerprintOf(server.fingerprint, path),
      refreshSeconds: seconds('refreshInterval', REFRESH),
      intervalSeconds: seconds('interval', INTERVAL),
      deadlineSeconds: seconds('timeout', DEADLINE),
    };
  });
}
