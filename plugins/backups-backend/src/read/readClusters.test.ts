import {
  BackupsProvider,
  ClusterReader,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { mockLogger } from '../__testUtils__/mockLogger';
import { FakeCluster } from '../__testUtils__/FakeCluster';
import { tapedeckProvider } from '../__testUtils__/tapedeck';
import { ClusterReadError } from './ClusterReadError';
import { readClusters } from './readClusters';
import { ReadingPace } from './ReadingPace';

const NOW = 1_800_000_000;

describe('readClusters', () => {
  const logger = mockLogger();
  let pace: ReadingPace;
  beforeEach(() => {
    pace = new ReadingPace();
  });

  const cluster = (name: string) =>
    new FakeCluster(name, () => new Date(NOW * 1000));

  const read = (
    readers: ClusterReader[],
    options: {
      now?: number;
      deadlineMilliseconds?: number;
      signal?: AbortSignal;
      providers?: BackupsProvider[];
    } = {},
  ) =>
    readClusters({
      readers,
      providers: [tapedeckProvider],
      logger,
      signal: new AbortController().signal,
      pace,
      now: NOW,
      ...options,
    });

  it('one dead cluster among ten changes nothing for the others', async () => {
    const clusters = Array.from({ length: 10 }, (_, index) =>
      cluster(`home-${index}`),
    );
    const [dead, ...others] = clusters;
    const alone = await read(others);
    dead.hangs = true;
    const readings = await read(clusters, { deadlineMilliseconds: 100 });
    expect(readings.slice(1)).toEqual(alone);
    expect(readings[0]).toMatchObject({
      reader: dead,
      error: {
        message: 'home-0 could not be read within 0.1 s.',
        fix: 'Check that home-0 is up, and how busy it is.',
      },
      failedAt: NOW,
      nextReadAt: NOW + 300,
    });
    expect(readings[0].snapshot).toBeUndefined();
  });

  it('leaves a cluster alone that failed, and says since when and until when', async () => {
    const dead = cluster('home');
    const asked = jest.spyOn(dead, 'read');
    dead.failure = new ClusterReadError('It is down.', { fix: 'Start it.' });
    await read([dead]);
    await read([dead], { now: NOW + 300 });
    const [paused] = await read([dead], { now: NOW + 600 });
    expect(asked).toHaveBeenCalledTimes(2);
    expect(paused).toMatchObject({
      error: { message: 'It is down.', fix: 'Start it.' },
      failedAt: NOW + 300,
      nextReadAt: NOW + 900,
    });
    dead.failure = undefined;
    const [back] = await read([dead], { now: NOW + 900 });
    expect(back.snapshot).toBeDefined();
    expect(back.error).toBeUndefined();
  });

  it('gives away no secret of an error', async () => {
    const dead = cluster('home');
    dead.failure = new Error('at https://admin:hunter2@home/: EOF');
    const [{ error }] = await read([dead]);
    expect(error?.message).toBe('at https://home/: EOF');
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain('hunter2');
  });

  it('ends with the cycle', async () => {
    const dead = cluster('home');
    dead.hangs = true;
    const [{ error }] = await read([dead], { signal: AbortSignal.abort() });
    expect(error).toBeDefined();
  });

  it('asks for each kind once, and whole where two want different parts', async () => {
    const [tapes]: ResourceQuery[] = tapedeckProvider.resources;
    const part: ResourceQuery = { ...tapes, project: object => object };
    const home = cluster('home');
    const asked = jest.spyOn(home, 'read');
    await read([home], {
      providers: [
        tapedeckProvider,
        { ...tapedeckProvider, id: 'other', resources: [part] },
      ],
    });
    expect(asked.mock.calls[0][0]).toEqual([tapes]);
  });

  it.each([
    ['none', 'none', 'none'],
    ['none', 'unread', 'unread'],
    ['unread', 'none', 'unread'],
    ['none', undefined, 'unread'],
    [undefined, 'none', 'unread'],
  ] as const)(
    'takes a folder without a kind for a whole one only where both providers do: %s and %s',
    async (first, second, expected) => {
      const [tapes]: ResourceQuery[] = tapedeckProvider.resources;
      const home = cluster('home');
      const asked = jest.spyOn(home, 'read');
      await read([home], {
        providers: [first, second].map((absentFromFolder, index) => ({
          ...tapedeckProvider,
          id: `tapedeck-${index}`,
          resources: [{ ...tapes, absentFromFolder }],
        })),
      });
      expect(asked.mock.calls[0][0]).toMatchObject([
        { absentFromFolder: expected },
      ]);
    },
  );
});
