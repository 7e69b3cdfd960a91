import { readFileSync } from 'node:fs';
import { KopiaLab } from '../kopia/KopiaLab';
import type { KopiaRepository } from '../kopia/KopiaRepository';
import { tool } from '../machine/tools';
import { S3Server } from '../s3/S3Server';
import { Desk, contentsOf } from './Desk';
import { SECRET, runbookOf } from './volSyncCopy';

const IDENTITY = 'radarr@downloads:/data';
const REGION = 'garage';
const COPIED = {
  'config/radarr.db': `copied\n${'x'.repeat(5000)}`,
  "movies/it's $HOME `here`.txt": 'one',
};
const CUSTOM_CA = { configMapName: 'garage-ca', key: 'ca.crt' };

/** An endpoint as a Secret names it, and what else its mover was told. */
interface Endpoint {
  tls: boolean;
  template(host: string): Record<string, string>;
  kopia?: object;
}

const BARE = (host: string) => ({ KOPIA_S3_ENDPOINT: host });
const WITH_REGION = { AWS_REGION: REGION };

describe("Kopia's runbook for a repository on S3, typed as it is printed", () => {
  let lab: KopiaLab;
  let repository: KopiaRepository;
  const servers = new Map<boolean, S3Server>();
  let desk: Desk;

  beforeAll(async () => {
    lab = await KopiaLab.start();
    repository = await lab.createRepository('nas');
    await repository.takeSnapshot({ identity: IDENTITY, files: COPIED });
    for (const tls of [true, false]) {
      const server = await S3Server.start({ tls, region: REGION });
      servers.set(tls, server);
      server.makeBucket('vault');
      await repository.kopia(
        ...['repository', 'sync-to', 's3', '--bucket=vault'],
        ...['--prefix=homelab/', `--endpoint=${server.host}`],
        `--region=${REGION}`,
        `--access-key=${server.accessKeyId}`,
        `--secret-access-key=${server.secretAccessKey}`,
        '--disable-tls-verification',
        ...(tls ? [] : ['--disable-tls']),
      );
    }
    desk = new Desk();
    desk.install('kopia', tool('kopia').path);
  });
  afterAll(async () => {
    for (const server of servers.values()) await server.stop();
    await lab?.stop();
    desk?.remove();
  });

  let typed = 0;

  /** @returns what came back, by what was printed for such an endpoint */
  async function follow(endpoint: Endpoint, secretAccessKey?: string) {
    const server = servers.get(endpoint.tls)!;
    typed += 1;
    const tag = `t${typed}`;
    const runbook = runbookOf(
      {
        spec: {
          kopia: {
            repository: SECRET,
            copyMethod: 'Snapshot',
            ...endpoint.kopia,
          },
        },
        template: {
          KOPIA_S3_BUCKET: 'vault',
          KOPIA_REPOSITORY: 's3://vault/homelab',
          ...endpoint.template(server.host),
        },
      },
      { scenario: 'look', way: 'command-line', tag },
    );
    desk.knowSecret(
      {
        KOPIA_PASSWORD: repository.password,
        AWS_ACCESS_KEY_ID: server.accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey ?? server.secretAccessKey,
      },
      { 'garage-ca': { 'ca.crt': readFileSync(server.authority, 'utf8') } },
    );
    await desk.follow(runbook, {});
    expect(desk.names()).not.toContain(`kopia-${tag}-authority.pem`);
    return contentsOf(desk.of(`radarr-${tag}`));
  }

  it.each<[string, Endpoint]>([
    [
      'https, and an authority of its own',
      {
        tls: true,
        template: host => ({
          KOPIA_S3_ENDPOINT: `https://${host}`,
          ...WITH_REGION,
        }),
        kopia: { customCA: CUSTOM_CA },
      },
    ],
    [
      'a bare host name, and an authority of its own',
      {
        tls: true,
        template: host => ({ ...BARE(host), ...WITH_REGION }),
        kopia: { customCA: CUSTOM_CA },
      },
    ],
    [
      'http',
      {
        tls: false,
        template: host => ({
          KOPIA_S3_ENDPOINT: `http://${host}`,
          ...WITH_REGION,
        }),
      },
    ],
    [
      'http by a key of its own',
      {
        tls: false,
        template: host => ({
          ...BARE(host),
          ...WITH_REGION,
          KOPIA_S3_DISABLE_TLS: 'true',
        }),
      },
    ],
  ])('brings it back byte for byte: %s', async (_, endpoint) => {
    expect(await follow(endpoint)).toEqual(COPIED);
  });

  it.each<[string, Endpoint, string]>([
    [
      'an endpoint that speaks http, of which nothing says so',
      { tls: false, template: host => ({ ...BARE(host), ...WITH_REGION }) },
      'server gave HTTP response to HTTPS client',
    ],
    [
      'an authority that nothing names',
      { tls: true, template: host => ({ ...BARE(host), ...WITH_REGION }) },
      'certificate signed by unknown authority',
    ],
  ])('says what it looks like: %s', async (_, endpoint, words) => {
    await expect(follow(endpoint)).rejects.toThrow(words);
  });

  it('fails with a key that is another one', async () => {
    const endpoint: Endpoint = {
      tls: false,
      template: host => ({
        KOPIA_S3_ENDPOINT: `http://${host}`,
        ...WITH_REGION,
      }),
    };
    await expect(follow(endpoint, 'another')).rejects.toThrow(/signature/i);
  });
});
