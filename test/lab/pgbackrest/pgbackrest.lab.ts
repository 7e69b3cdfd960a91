import { z } from 'zod';
import { eventually } from '../machine/eventually';
import { PgBackRestLab } from './PgBackRestLab';

const reportSchema = z
  .array(
    z.object({
      name: z.string(),
      status: z.object({ code: z.number(), message: z.string() }),
      repo: z.array(
        z.object({
          key: z.number(),
          status: z.object({ code: z.number(), message: z.string() }),
        }),
      ),
      archive: z.array(
        z.object({
          database: z.object({ 'repo-key': z.number() }),
          max: z.string().nullable(),
        }),
      ),
      backup: z.array(
        z.object({
          label: z.string(),
          type: z.enum(['full', 'diff', 'incr']),
          database: z.object({ 'repo-key': z.number() }),
        }),
      ),
    }),
  )
  .length(1);

describe('pgBackRest', () => {
  let lab: PgBackRestLab;
  beforeAll(async () => {
    lab = await PgBackRestLab.start({ stanza: 'postgres18-immich' });
  });
  afterAll(() => lab?.stop());

  const report = async () =>
    reportSchema.parse(JSON.parse(await lab.info()))[0];
  const statuses = async () =>
    (await report()).repo.map(({ key, status }) => [key, status.code]);
  const typesIn = async (repository: number) =>
    (await report()).backup
      .filter(({ database }) => database['repo-key'] === repository)
      .map(({ type }) => type);

  it('reports repositories without a backup', async () => {
    expect(await statuses()).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('reports full, differential and incremental backups by repository', async () => {
    for (const type of ['full', 'diff', 'incr'] as const) {
      await lab.write();
      await lab.backup(1, type);
    }
    await lab.backup(2, 'full');
    expect(await typesIn(1)).toEqual(['full', 'diff', 'incr']);
    expect(await typesIn(2)).toEqual(['full']);
    expect(await statuses()).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  describe('with a repository that nobody can read', () => {
    beforeAll(() => lab.breakRepository(2));
    afterAll(() => lab.mendRepository(2));

    it('says so of that one only', async () => {
      const { status, repo } = await report();
      expect(status.code).toBe(4);
      expect(repo).toMatchObject([
        { key: 1, status: { code: 0 } },
        { key: 2, status: { code: 99 } },
      ]);
      expect(await typesIn(1)).toEqual(['full', 'diff', 'incr']);
    });

    it('archives into neither, while the other is still called ok', async () => {
      const before = await lab.archiver();
      await lab.write();
      await lab.switchWal();
      await eventually(
        'Archiving fails',
        async () => (await lab.archiver()).failures > before.failures,
      );
      expect((await lab.archiver()).lastArchived).toBe(before.lastArchived);
      expect((await statuses())[0]).toEqual([1, 0]);
    });

    it('cannot even back up into the healthy one', async () => {
      // 82: the WAL of the backup was not archived in time.
      const { code } = await lab.backup(1, 'incr', { codes: [82] });
      expect(code).toBe(82);
    });
  });

  it('archives what was left over when the repository is back', async () => {
    const segment = await lab.switchWal();
    await eventually(
      'What was left over is archived',
      async () => (await lab.archiver()).lastArchived >= segment,
    );
    expect(await statuses()).toEqual([
      [1, 0],
      [2, 0],
    ]);
    await lab.backup(1, 'incr');
    expect(await typesIn(1)).toEqual(['full', 'diff', 'incr', 'incr']);
  });
});
