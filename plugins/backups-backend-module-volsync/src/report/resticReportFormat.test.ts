import type { ReportedFact } from 'backstage-plugin-backups-node';
import { resticReportFormat } from './resticReportFormat';

const CONTEXT = {
  repository: 's3://s3.example.com/vault/jukebox',
  takenAt: Date.parse('2026-11-29T09:00:00Z') / 1000,
};

/** Printed by restic 0.14.0 of two backups, the second with a tag. */
const OF_0_14 =
  '[{"time":"2026-11-29T08:04:50.411028961Z","tree":"4d88962e0aaa3b9dff2a187c21d2f97f32e24993c095f938516f3bfe325a6c4e","paths":["/data"],"hostname":"volsync","username":"root","id":"6278cf2215011c06fc1f0a02264f9e2d04588890cf96c32763b44281bbc73450","short_id":"6278cf22"},{"time":"2026-11-29T08:04:52.045711518Z","parent":"6278cf2215011c06fc1f0a02264f9e2d04588890cf96c32763b44281bbc73450","tree":"0ec99c03ce721fa93e7f5ea2b4a785b04c0dcc1ed1f3fc914510d424c961b968","paths":["/data"],"hostname":"volsync","username":"root","tags":["nightly"],"id":"fc29c433998ef80d606cd5d446b312544e38dce8741d2c8e92ec1f03b1ca30fb","short_id":"fc29c433"}]';

/** Printed by restic 0.18.0 of one backup, and of its repository. */
const OF_0_18 =
  '[{"time":"2026-11-29T08:20:58.748473457Z","tree":"0ec99c03ce721fa93e7f5ea2b4a785b04c0dcc1ed1f3fc914510d424c961b968","paths":["/data"],"hostname":"volsync","username":"root","program_version":"restic 0.18.0","summary":{"backup_start":"2026-11-29T08:20:58.748473457Z","backup_end":"2026-11-29T08:20:59.651253474Z","files_new":3,"files_changed":0,"files_unmodified":0,"dirs_new":1,"dirs_changed":0,"dirs_unmodified":0,"data_blobs":3,"tree_blobs":2,"data_added":21874,"data_added_packed":21442,"total_files_processed":3,"total_bytes_processed":20491},"id":"3a728f46d33f722c0c3af5b0e18369142c80fd569f84ac16a75f7e3328d9be78","short_id":"3a728f46"}]';
const STATS_OF_0_18 =
  '{"total_size":21237,"total_uncompressed_size":22034,"compression_ratio":1.0375288411734238,"compression_progress":100,"compression_space_saving":3.6171371516746875,"total_blob_count":5,"snapshots_count":1}';

async function parse(text: string): Promise<ReportedFact[]> {
  const bytes = Buffer.from(text);
  async function* body() {
    for (let start = 0; start < bytes.length; start += 50) {
      yield bytes.subarray(start, start + 50);
    }
  }
  const facts: ReportedFact[] = [];
  for await (const fact of resticReportFormat.parse(body(), CONTEXT)) {
    facts.push(fact);
  }
  return facts;
}

describe('a restic report', () => {
  it('of an older restic tells points without sizes', async () => {
    const facts = await parse(
      `{"snapshots":${OF_0_14},"stats":{"total_size":21793,"total_file_count":0,"total_blob_count":7,"snapshots_count":2}}`,
    );
    expect(facts.map(({ type }) => type)).toEqual([
      'point',
      'point',
      'repository',
      'listed',
    ]);
    expect(facts[1]).toEqual({
      type: 'point',
      identity: 'volsync:/data',
      id: 'fc29c433998ef80d606cd5d446b312544e38dce8741d2c8e92ec1f03b1ca30fb',
      startedAt: Date.parse('2026-11-29T08:04:52Z') / 1000,
      finishedAt: undefined,
      sizeBytes: undefined,
      files: undefined,
      failedFiles: 0,
      content:
        '0ec99c03ce721fa93e7f5ea2b4a785b04c0dcc1ed1f3fc914510d424c961b968',
      pins: [],
      keptBecause: ['tag nightly'],
    });
    expect(facts[2]).toMatchObject({ sizeBytes: 21793, method: 'restic' });
  });

  it('of 0.17 and newer tells what each holds and when it was done', async () => {
    const [point, repository] = await parse(
      `{"snapshots":${OF_0_18},"stats":${STATS_OF_0_18}}`,
    );
    expect(point).toMatchObject({
      identity: 'volsync:/data',
      startedAt: Date.parse('2026-11-29T08:20:58Z') / 1000,
      finishedAt: Date.parse('2026-11-29T08:20:59Z') / 1000,
      files: 3,
      sizeBytes: 20491,
    });
    expect(repository).toMatchObject({ sizeBytes: 21237 });
  });

  it('keeps hosts and paths of a shared repository apart', async () => {
    const of = (hostname: string, ...paths: string[]) => ({
      time: '2026-11-29T03:00:00Z',
      hostname,
      paths,
      id: `${hostname}${paths}`,
    });
    const facts = await parse(
      JSON.stringify({
        snapshots: [of('a', '/x'), of('a', '/x', '/y'), of('b', '/x')],
      }),
    );
    expect(
      facts.flatMap(fact => (fact.type === 'point' ? fact.identity : [])),
    ).toEqual(['a:/x', 'a:/x,/y', 'b:/x']);
  });

  it('lists nothing completely while one of its snapshots is not understood', async () => {
    const facts = await parse(
      JSON.stringify({
        snapshots: [
          { id: 'x', time: 'yesterday', hostname: 'a', paths: ['/x'] },
          { id: 'y', time: '2026-11-29T03:00:00Z', hostname: 'a' },
          ['no', 'snapshot'],
          {
            id: 'z',
            time: '2026-11-29T03:00:00Z',
            hostname: 'a',
            paths: ['/x'],
            summary: 'of a future release',
          },
        ],
      }),
    );
    expect(facts.map(({ type }) => type)).toEqual([
      'point',
      'repository',
      'finding',
    ]);
  });

  it('is empty where the repository is', async () => {
    const facts = await parse('{"snapshots":[]}');
    expect(facts.map(({ type }) => type)).toEqual(['repository', 'listed']);
  });

  it.each([
    ['[]', 'one JSON object'],
    ['{}', 'a list of snapshots'],
    ['{"snapshots":null}', 'a list of snapshots'],
    ['Fatal: wrong password or no key found', ''],
    ['{"snapshots":[{"id":"x"', ''],
  ])('is none: %s', async (text, message) => {
    await expect(parse(text)).rejects.toThrow(message);
  });
});
