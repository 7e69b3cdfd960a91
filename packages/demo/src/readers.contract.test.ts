import { FolderClusterReader } from 'backstage-plugin-backups-backend/testUtils';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LoopbackReading } from './__testUtils__/LoopbackReading';
import { OBJECTS, QUERIES, factsOf } from './contract/homelabReading';
import { LoopbackContractCluster } from './contract/LoopbackContractCluster';
import { describeReading } from './contract/describeReading';

// The lab runs the same against a real API server.
describeReading('the loopback API', () =>
  LoopbackContractCluster.start(QUERIES),
);

describe('reading a folder', () => {
  let reading: LoopbackReading;
  beforeAll(async () => {
    reading = await LoopbackReading.start();
  });
  afterAll(() => reading.stop());

  it('tells the same facts as a cluster', async () => {
    const dump = join(reading.folder, 'dump.json');
    await writeFile(dump, JSON.stringify({ kind: 'List', items: OBJECTS }));
    const fromFolder = new FolderClusterReader({
      cluster: 'home-1',
      path: reading.folder,
      mode: 'dump',
      intervalSeconds: 300,
      complete: true,
    });
    expect(factsOf(await reading.read({ reader: fromFolder }))).toEqual(
      factsOf(await reading.read()),
    );
  });
});
