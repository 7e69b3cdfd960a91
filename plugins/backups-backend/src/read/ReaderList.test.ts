import { ClusterReader } from 'backstage-plugin-backups-node';
import { mockLogger } from '../__testUtils__/mockLogger';
import { FakeCluster } from '../__testUtils__/FakeCluster';
import { ClusterConfig } from '../config/BackupsConfig';
import { ClusterReadError } from './ClusterReadError';
import { failedListSource } from './failedListSource';
import { ReaderList } from './ReaderList';

const { signal } = new AbortController();

describe('ReaderList', () => {
  let logger = mockLogger();
  const cluster = (name: string) => new FakeCluster(name, () => new Date());
  const configured = cluster('configured');
  const listed = cluster('listed');
  const ERROR = new ClusterReadError('It is down.', { fix: 'Start it.' });
  let answer: () => ClusterReader[];

  const supplier = {
    title: 'Kubernetes plugin',
    intervalSeconds: 300,
    listReaders: async () => answer(),
  };

  const make = (clusters: Record<string, ClusterConfig> = {}): ReaderList =>
    new ReaderList({
      readers: [configured],
      suppliers: [supplier],
      clusters,
      logger,
    });

  const down = () => {
    throw ERROR;
  };

  beforeEach(() => {
    logger = mockLogger();
    answer = () => [listed];
  });

  it('follows the list of clusters; who is configured wins', async () => {
    const list = make();
    expect(await list.list([], signal)).toEqual({
      readers: [configured, listed],
      failures: [],
    });
    const other = cluster('other');
    answer = () => [other, cluster('configured')];
    expect((await list.list([], signal)).readers).toEqual([configured, other]);
  });

  it('keeps the last list when there is no new one, and says so', async () => {
    const list = make();
    await list.list([], signal);
    answer = down;
    const { readers, failures } = await list.list(['listed'], signal);
    expect(readers).toEqual([configured, listed]);
    expect(readers[1]).toBe(listed);
    expect(failures).toEqual([
      {
        supplier,
        error: { message: 'It is down.', fix: 'Start it.' },
        knownBefore: true,
      },
    ]);
    expect(failedListSource(failures[0], 1000)).toMatchObject({
      cluster: 'Kubernetes plugin',
      title: 'List of clusters',
      outcome: 'unread',
      error: { message: 'It is down.', fix: 'Start it.', at: 1000 },
      nextReadAt: 1300,
    });
  });

  it('removes no cluster when there has been no list since the start', async () => {
    answer = down;
    const { readers, failures } = await make().list(
      ['configured', 'listed', 'listed'],
      signal,
    );
    expect(readers.map(reader => reader.cluster)).toEqual([
      'configured',
      'listed',
    ]);
    await expect(readers[1].read([], { signal })).rejects.toMatchObject({
      message: 'It is down.',
      fix: 'Start it.',
    });
    expect(failedListSource(failures[0], 1000).outcome).toBe('never-read');
  });

  it('does not even ask clusters that are off', async () => {
    const { readers } = await make({ listed: { judge: 'off' } }).list(
      [],
      signal,
    );
    expect(readers).toEqual([configured]);
  });

  it('warns once of settings for a cluster that nobody knows', async () => {
    const list = make({ lsited: { judge: 'off' }, listed: { judge: 'full' } });
    await list.list([], signal);
    await list.list([], signal);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      'backups.clusters names an unknown cluster',
      { cluster: 'lsited', known: ['configured', 'listed'] },
    );
  });
});
