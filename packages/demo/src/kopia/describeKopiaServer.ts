/* eslint-disable jest/no-export -- Tests of two packages are made from it. */
import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import type { KopiaServer } from 'backstage-plugin-backups-backend-module-kopia';
import { KopiaServerClient } from 'backstage-plugin-backups-backend-module-kopia/testUtils';
import type {
  Fact,
  ListingFact,
  RepositoryFact,
} from 'backstage-plugin-backups-node';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractKopiaServer } from './ContractKopiaServer';

const NAS = 'nfs://citadel.internal/mnt/storage0/backups/VolsyncKopia';
const HOUR = 3_600_000;
const RADARR = 'radarr@downloads:/data';
const SONARR = 'sonarr@downloads:/data';
const BAZARR = 'bazarr@downloads:/data';
const GHOST = 'ghost@downloads:/data';
const LIDARR = 'lidarr@downloads:/data';

const KEYS: Record<string, string> = {
  keepLatest: 'latest',
  keepHourly: 'hourly',
  keepDaily: 'daily',
  keepWeekly: 'weekly',
  keepMonthly: 'monthly',
  keepAnnual: 'yearly',
};

function listingIn(
  facts: readonly Fact[],
  extent: ListingFact['extent'],
): ListingFact | undefined {
  return facts.find(
    (fact): fact is ListingFact =>
      fact.type === 'listing' && fact.extent === extent,
  );
}

/** What is counted, by name. */
function countsOf(listing: ListingFact | undefined) {
  return Object.fromEntries(
    (listing?.identities ?? []).map(({ identity, points, good }) => [
      identity,
      `${good} of ${points}`,
    ]),
  );
}

/**
 * What this module relies on in a Kopia server. Real servers and stand-ins are
 * held to it.
 *
 * @param name - of the server, in the names of the tests
 */
export function describeKopiaServer(
  name: string,
  start: () => Promise<ContractKopiaServer>,
): void {
  describe(`reading ${name}`, () => {
    const now = Date.now();
    const ago = (hours: number) =>
      new Date(Math.floor(now / 1000) * 1000 - hours * HOUR);
    let server: ContractKopiaServer;
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'backups-kopia-'));
      server = await start();
      for (const [identity, hours, content] of [
        [RADARR, 6, 'first'],
        [RADARR, 5, 'first'],
        [RADARR, 4, 'second'],
        [BAZARR, 3, 'whole'],
      ] as const) {
        await server.takeSnapshot({ identity, startedAt: ago(hours), content });
      }
      await server.takeSnapshot({
        identity: SONARR,
        startedAt: ago(3),
        content: 'misses a file',
        failed: 1,
      });
      await server.takeSnapshot({
        identity: BAZARR,
        startedAt: ago(2),
        content: 'cut short',
        incomplete: 'limit reached',
      });
      await server.setRetention(RADARR, {
        'keep-hourly': 24,
        'keep-daily': 14,
      });
      await server.setRetention('radarr@downloads', { 'keep-weekly': 8 });
      await server.setRetention(GHOST, { 'keep-daily': 3 });
      await server.refresh();
    });
    afterAll(async () => {
      await server?.stop();
      await rm(folder, { recursive: true });
    });

    function configured(changes: Partial<KopiaServer> = {}): KopiaServer {
      return {
        name: 'kopia',
        url: server.url,
        repository: NAS,
        control: server.control,
        fingerprint: server.fingerprint,
        refreshSeconds: 14_400,
        intervalSeconds: 900,
        deadlineSeconds: 30,
        ...changes,
      };
    }

    async function read(changes: Partial<KopiaServer> = {}): Promise<Fact[]> {
      const { remotes = [] } = createKopiaProvider({
        servers: [configured(changes)],
        clock: () => new Date(now),
      });
      const { signal } = new AbortController();
      return [...(await remotes[0].read({ signal })).facts];
    }

    it('tells the control user of every name, and of its newest snapshot', async () => {
      const listing = listingIn(await read(), 'newest-only');
      expect(listing).toMatchObject({
        repository: NAS,
        takenAt: Math.floor(now / 1000) - 14_400,
        onlyListedNames: undefined,
      });
      expect(countsOf(listing)).toEqual({
        [RADARR]: '1 of 1',
        [BAZARR]: '0 of 1',
        [SONARR]: '0 of 1',
        [GHOST]: '0 of 0',
      });
      expect(listing?.identities).toContainEqual(
        expect.objectContaining({
          identity: RADARR,
          newestGood: expect.objectContaining({
            startedAt: ago(4).getTime() / 1000,
          }),
        }),
      );
    });

    it('tells the UI user of every snapshot, also of those whose content was there before', async () => {
      const facts = await read({ ui: server.ui });
      const listing = listingIn(facts, 'counted');
      expect(countsOf(listing)).toEqual({
        [RADARR]: '3 of 3',
        [BAZARR]: '1 of 2',
        [SONARR]: '0 of 1',
        [GHOST]: '0 of 0',
      });
      expect(listing?.identities).toContainEqual(
        expect.objectContaining({
          identity: RADARR,
          oldestGoodAt: ago(6).getTime() / 1000,
        }),
      );
      expect(listing?.identities).toContainEqual(
        expect.objectContaining({
          identity: BAZARR,
          newest: expect.objectContaining({ incomplete: 'limit reached' }),
        }),
      );
      expect(listing?.identities).toContainEqual(
        expect.objectContaining({
          identity: SONARR,
          newest: expect.objectContaining({ failedFiles: 1 }),
        }),
      );
    });

    it.each([RADARR, SONARR, GHOST])(
      'keeps of %s what kopia policy show prints',
      async identity => {
        const facts = await read({ ui: server.ui });
        const repository = facts.find(
          (fact): fact is RepositoryFact => fact.type === 'repository',
        );
        const kept = repository?.retentions?.find(
          entry => entry.identity === identity,
        );
        const shown = await server.retentionOf(identity);
        expect(
          Object.fromEntries(
            [
              ...(kept?.retention.declared ?? []),
              ...(kept?.retention.inherited ?? []),
            ].map(({ key, value }) => [key, Number(value)]),
          ),
        ).toEqual(
          Object.fromEntries(
            Object.entries(KEYS).map(([theirs, ours]) => [ours, shown[theirs]]),
          ),
        );
      },
    );

    it('tells the control user only what it saw when it last looked', async () => {
      await server.takeSnapshot({
        identity: LIDARR,
        startedAt: ago(1),
        content: 'new',
      });
      expect(
        countsOf(listingIn(await read(), 'newest-only')),
      ).not.toHaveProperty([LIDARR]);
      await server.refresh();
      expect(countsOf(listingIn(await read(), 'newest-only'))).toHaveProperty(
        [LIDARR],
        '1 of 1',
      );
    });

    it('goes on with a new session after it was started anew', async () => {
      const client = await KopiaServerClient.open(
        configured({ ui: server.ui }),
        new AbortController().signal,
      );
      try {
        await expect(client.ui('/api/v1/repo/status')).resolves.toMatchObject({
          connected: true,
        });
        await server.restart();
        await expect(client.ui('/api/v1/repo/status')).resolves.toMatchObject({
          connected: true,
        });
      } finally {
        await client.close();
      }
    });

    it('is trusted by its own certificate as well', async () => {
      const caFile = join(folder, 'kopia.pem');
      await writeFile(caFile, server.certificate);
      const facts = await read({ fingerprint: undefined, caFile });
      expect(listingIn(facts, 'newest-only')).toBeDefined();
    });

    it.each<[string, () => Partial<KopiaServer>, RegExp]>([
      [
        'a certificate that no known authority signed',
        () => ({ fingerprint: undefined }),
        /is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
      ],
      [
        'another certificate than the agreed one',
        () => ({ fingerprint: '0'.repeat(64) }),
        /shows another certificate than the one that is configured/,
      ],
      [
        'a wrong control password',
        () => ({ control: { ...server.control, password: 'planted-one' } }),
        /refuses the password of the control user server-control/,
      ],
      [
        'a wrong UI password',
        () => ({ ui: { ...server.ui, password: 'planted-two' } }),
        /refuses the password of the UI user kopia/,
      ],
      [
        'the UI user in place of the control user',
        () => ({ control: server.ui }),
        /does not let the control user kopia read this/,
      ],
      [
        'the control user in place of the UI user',
        () => ({ ui: server.control }),
        /does not let the UI user server-control read this/,
      ],
      ['no user', () => ({ control: undefined }), /asks for a password/],
    ])(
      'says what is wrong with %s, and no secret',
      async (_, changes, words) => {
        const reading = read(changes());
        await expect(reading).rejects.toThrow(words);
        const error = await reading.catch(caught => caught);
        expect(error.name).toBe('RemoteReadError');
        expect(`${error.message} ${error.fix}`).not.toMatch(
          /planted|password-of/,
        );
      },
    );
  });
}
