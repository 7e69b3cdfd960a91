import { mockServices, TestDatabaseId } from '@backstage/backend-test-utils';
import { InputError } from '@backstage/errors';
import {
  Fact,
  ReportFormat,
  readJsonStream,
} from 'backstage-plugin-backups-node';
import { Knex } from 'knex';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { testDatabases } from '../__testUtils__/databases';
import { at } from '../__testUtils__/facts';
import { readReportsConfig } from '../config/reportsConfig';
import { BackupsStore } from '../keep/BackupsStore';
import { ReportStore } from '../keep/ReportStore';
import { listingIdOf, reportSourceId } from '../keep/listingIdOf';
import { IncomingReport, ReportReceiver } from './ReportReceiver';

const NOW = '2026-08-22T10:00:00Z';
const NAS = 'nfs://nas.internal/backups';

const tape = z.object({
  id: z.string(),
  of: z.string(),
  day: z.number(),
  failed: z.number().default(0),
});

/** Tapes by name; `size` is what the repository holds. */
const tapeFormat: ReportFormat = {
  kind: 'tape',
  method: 'tape',
  title: 'Tape report',
  intervalSeconds: 3600,
  async *parse(body, { repository, takenAt }) {
    const sections = { lists: ['tapes'], values: ['size'] };
    for await (const part of readJsonStream(body, sections)) {
      if (part.kind === 'value') {
        yield {
          type: 'repository',
          method: 'tape',
          repository,
          aliases: [],
          sizeBytes: z.number().parse(part.value),
          evidence: [],
        };
      } else if (part.kind === 'element') {
        const { id, of, day, failed } = tape.parse(part.value);
        yield {
          type: 'point',
          identity: of,
          id,
          startedAt: day * 86_400,
          finishedAt: day * 86_400 + 60,
          failedFiles: failed,
          pins: [],
          keptBecause: [],
        };
      } else {
        yield { type: 'listed', takenAt };
      }
    }
  },
};

function tapes(of: string, ...days: number[]) {
  return days.map(day => ({ id: `${of}-${day}`, of, day }));
}

describe('ReportReceiver', () => {
  const databases = testDatabases();

  async function start(id: TestDatabaseId, maxMegabytes?: number) {
    const knex: Knex = await databases.init(id);
    await BackupsStore.create({ knex });
    const store = new ReportStore(knex);
    const receiver = new ReportReceiver({
      formats: [tapeFormat],
      config: readReportsConfig({
        reports: {
          maxMegabytes,
          senders: [
            {
              subject: 'tape-robot',
              kind: 'tape',
              repositories: [`${NAS}/`, 's3://b2.example.com/tapes/*'],
            },
          ],
        },
      }),
      store,
      logger: mockServices.logger.mock(),
      clock: () => new Date(NOW),
    });
    const send = (
      content: unknown,
      changes: Partial<Omit<IncomingReport, 'takenAt'>> & {
        takenAt?: string;
      } = {},
    ) =>
      receiver.receive({
        subject: 'tape-robot',
        kind: 'tape',
        repository: NAS,
        body: Readable.from(
          [
            typeof content === 'string' || Buffer.isBuffer(content)
              ? content
              : JSON.stringify(content),
          ].map(part => Buffer.from(part)),
        ),
        ...changes,
        takenAt: at(changes.takenAt ?? '2026-08-22T09:00:00Z'),
      });
    const streamId = listingIdOf(reportSourceId('tape', NAS));
    const facts = async () =>
      (await store.getFacts([streamId])).get(streamId) ?? [];
    const listing = async () => {
      const found = (await facts()).find(
        (fact): fact is Extract<Fact, { type: 'listing' }> =>
          fact.type === 'listing',
      );
      return found?.identities.map(
        ({ identity, points, good, newestGood, newest }) => ({
          identity,
          points,
          good,
          newestGood: newestGood?.id,
          newest: newest?.id,
        }),
      );
    };
    const leftOver = async () => (await knex('staged_points')).length;
    return { knex, store, send, facts, listing, leftOver, streamId };
  }

  it.each(databases.eachSupportedId())(
    'counts points by identity, in the database, on %p',
    async id => {
      const { send, listing, store, streamId, leftOver } = await start(id);
      await expect(
        send({
          tapes: [
            ...tapes('radarr', 20_000, 20_001),
            { id: 'radarr-bad', of: 'radarr', day: 20_002, failed: 3 },
            ...tapes('sonarr', 19_000),
          ],
          size: 5,
        }),
      ).resolves.toEqual({
        outcome: 'accepted',
        newest: '2026-08-22T09:00:00.000Z',
      });
      expect(await listing()).toEqual([
        {
          identity: 'radarr',
          points: 3,
          good: 2,
          newestGood: 'radarr-20001',
          newest: 'radarr-bad',
        },
        {
          identity: 'sonarr',
          points: 1,
          good: 1,
          newestGood: 'sonarr-19000',
          newest: 'sonarr-19000',
        },
      ]);
      const first = await store.getPoints(streamId, 'radarr', { limit: 2 });
      expect(first.map(point => point.id)).toEqual([
        'radarr-bad',
        'radarr-20001',
      ]);
      const rest = await store.getPoints(streamId, 'radarr', {
        limit: 2,
        after: first[1],
      });
      expect(rest.map(point => point.id)).toEqual(['radarr-20000']);
      expect(await store.getRepositoryDays(streamId, '2026-01-01')).toEqual([
        { day: '2026-08-22', sizeBytes: 5, garbageBytes: undefined },
      ]);
      expect(await leftOver()).toBe(0);
    },
  );

  it.each(databases.eachSupportedId())(
    'takes away what a newer whole list no longer has, and nothing else, on %p',
    async id => {
      const { send, listing } = await start(id);
      await send({ tapes: [...tapes('radarr', 1, 2), ...tapes('sonarr', 1)] });
      await send(
        { tapes: tapes('radarr', 2, 3) },
        { takenAt: '2026-08-22T09:30:00Z' },
      );
      expect(await listing()).toEqual([
        expect.objectContaining({
          identity: 'radarr',
          points: 2,
          newest: 'radarr-3',
        }),
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'takes nothing back of what was listed when a newer report lists nothing, on %p',
    async id => {
      const { send, facts, listing } = await start(id);
      await send({ tapes: tapes('radarr', 1, 2), size: 700 });
      const before = await listing();
      // As from a repository that cannot be read today.
      await send({ size: 900 }, { takenAt: '2026-08-22T09:30:00Z' });
      expect(await listing()).toEqual(before);
      expect(await facts()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ type: 'repository', sizeBytes: 900 }),
          expect.objectContaining({
            type: 'listing',
            takenAt: at('2026-08-22T09:00:00Z'),
          }),
        ]),
      );
      await send({ tapes: [] }, { takenAt: '2026-08-22T09:45:00Z' });
      expect(await listing()).toEqual([]);
    },
  );

  it('says that a report is known or older, and lets it change nothing', async () => {
    const { send, listing } = await start('SQLITE_3');
    await send({ tapes: tapes('radarr', 1, 2) });
    const before = await listing();
    const newest = '2026-08-22T09:00:00.000Z';
    await expect(send({ tapes: [] })).resolves.toEqual({
      outcome: 'known',
      newest,
    });
    await expect(
      send({ tapes: [] }, { takenAt: '2026-08-22T08:59:59Z' }),
    ).resolves.toEqual({ outcome: 'older', newest });
    expect(await listing()).toEqual(before);
  });

  it('lets the newest of two reports win that come in at once, whichever ends first', async () => {
    const { send, listing, leftOver } = await start('SQLITE_3');
    const [first, second] = await Promise.all([
      send({ tapes: tapes('radarr', 1) }, { takenAt: '2026-08-22T09:10:00Z' }),
      send({ tapes: tapes('radarr', 2) }, { takenAt: '2026-08-22T09:20:00Z' }),
    ]);
    expect(second.outcome).toBe('accepted');
    expect(['accepted', 'older']).toContain(first.outcome);
    expect(await listing()).toEqual([
      expect.objectContaining({ points: 1, newest: 'radarr-2' }),
    ]);
    expect(await leftOver()).toBe(0);
  });

  it.each([
    ['half a document', '{"tapes":[{"id":"a","of":"radarr","day":7}', /whole/],
    ['a broken connection', undefined, /aborted/],
    [
      'a document that is not of this kind',
      '{"tapes":[{"of":"radarr"}]}',
      /id/,
    ],
    ['nothing', '', /empty/],
  ])('changes nothing after %s', async (_, text, message) => {
    const { send, listing, facts, leftOver } = await start('SQLITE_3');
    await send({ tapes: tapes('radarr', ...Array(600).keys()) });
    const before = await facts();
    const many = JSON.stringify(tapes('sonarr', ...Array(1200).keys()));
    const body =
      text === undefined
        ? Readable.from(
            (async function* aborted() {
              yield Buffer.from(`{"tapes":${many.slice(0, -1)}`);
              throw new InputError('aborted');
            })(),
          )
        : Readable.from([Buffer.from(text)]);
    await expect(
      send('', { body, takenAt: '2026-08-22T09:30:00Z' }),
    ).rejects.toThrow(message);
    expect(await facts()).toEqual(before);
    expect(await listing()).toHaveLength(1);
    expect(await leftOver()).toBe(0);
  });

  it('lets a subject report what the configuration names, and nothing else', async () => {
    const { send } = await start('SQLITE_3');
    const allowed = [
      NAS,
      'NFS://NAS.internal/backups/',
      's3://b2.example.com/tapes/radarr/',
    ];
    for (const repository of allowed) {
      await expect(send({ tapes: [] }, { repository })).resolves.toMatchObject({
        newest: '2026-08-22T09:00:00.000Z',
      });
    }
    const refused: Partial<Omit<IncomingReport, 'takenAt'>>[] = [
      { repository: `${NAS}/more` },
      { repository: 's3://b2.example.com/tapes-of-others/x' },
      { repository: 'nas' },
      { subject: 'somebody' },
      { kind: 'kopia' },
    ];
    for (const changes of refused) {
      const sent = await send({ tapes: [] }, changes).then(
        () => 'taken',
        error => error.name,
      );
      expect([changes, sent]).toEqual([changes, 'NotAllowedError']);
    }
  });

  it('unpacks gzip, and stops at the limit, packed or not', async () => {
    const { send, listing, leftOver } = await start('SQLITE_3', 0.1);
    const small = JSON.stringify({ tapes: tapes('radarr', 1) });
    await send(gzipSync(small), { encoding: 'gzip' });
    expect(await listing()).toHaveLength(1);

    const large = JSON.stringify({ tapes: tapes('x', ...Array(9000).keys()) });
    const takenAt = '2026-08-22T09:30:00Z';
    const tooLarge = expect.objectContaining({ statusCode: 413 });
    await expect(send(large, { takenAt })).rejects.toEqual(tooLarge);
    await expect(
      send(gzipSync(large), { takenAt, encoding: 'gzip' }),
    ).rejects.toEqual(tooLarge);
    for (const encoding of ['gzip', 'br']) {
      await expect(send(small, { takenAt, encoding })).rejects.toMatchObject({
        name: 'InputError',
      });
    }
    expect(await leftOver()).toBe(0);
    expect(await listing()).toHaveLength(1);
  });

  it('refuses a report from the future', async () => {
    const { send } = await start('SQLITE_3');
    await expect(
      send({ tapes: [] }, { takenAt: '2026-08-22T10:06:00Z' }),
    ).rejects.toThrow(/clock of the sender/);
  });
});
