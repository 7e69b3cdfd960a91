import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrCreateAnchor } from './readOrCreateAnchor';

const ANCHOR = new Date('2026-08-22T10:00:00Z');

describe('readOrCreateAnchor', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backups-demo-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('starts at the full hour and stays there', async () => {
    const nested = join(folder, 'new', 'homelab');
    const first = await readOrCreateAnchor(
      nested,
      new Date('2026-08-22T10:59:59Z'),
    );
    expect(first).toEqual(ANCHOR);
    expect(
      await readOrCreateAnchor(nested, new Date('2026-09-01T00:00:00Z')),
    ).toEqual(ANCHOR);
    expect(await readdir(nested)).toEqual(['anchor.json']);
  });

  it('is the same for all who ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, hour) =>
        readOrCreateAnchor(folder, new Date(Date.UTC(2026, 7, 22, hour))),
      ),
    );
    expect(new Set(answers.map(Number)).size).toBe(1);
  });

  it('refuses a file without a date', async () => {
    await writeFile(join(folder, 'anchor.json'), '{"anchor": "soon"}');
    await expect(readOrCreateAnchor(folder)).rejects.toThrow(
      /anchor.json holds no anchor/,
    );
  });
});
