import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homelabManifestsAt } from '../homelab/homelabManifestsAt';
import { mockLogger } from '../__testUtils__/mockLogger';
import { readManifestFolder } from './readManifestFolder';
import { readOrCreateAnchor } from './readOrCreateAnchor';
import { writeManifests } from './writeManifests';

const ANCHOR = new Date('2026-08-22T10:00:00Z');

describe('a folder of manifests', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backups-demo-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  describe('writeManifests', () => {
    it('writes what the homelab is, to be read again', async () => {
      const now = new Date('2026-08-22T10:20:00Z');
      const options = { cluster: 'home-1', now, anchor: ANCHOR };
      await writeManifests({ manifestsFolder: folder, ...options });
      const logger = mockLogger();
      const read = await readManifestFolder(join(folder, 'home-1'), logger);
      const expected = homelabManifestsAt(options);
      const byUid = (a: { metadata: { uid?: string } }, b: typeof a) =>
        `${a.metadata.uid}` < `${b.metadata.uid}` ? -1 : 1;
      expect(read.sort(byUid)).toEqual(
        JSON.parse(JSON.stringify(expected.sort(byUid))),
      );
      expect(logger.warn).not.toHaveBeenCalled();
    });

    it('leaves one file per kind, as old as what it shows', async () => {
      const now = new Date('2026-08-22T11:00:00Z');
      for (const cluster of ['home-1', 'home-2']) {
        const shown = await writeManifests({
          manifestsFolder: folder,
          cluster,
          now,
          anchor: ANCHOR,
        });
        const files = await readdir(join(folder, cluster));
        expect(files).toContain('replicationsource.json');
        expect(files.filter(file => !/^[a-z]+\.json$/.test(file))).toEqual([]);
        for (const file of files) {
          const { mtime } = await stat(join(folder, cluster, file));
          expect(mtime).toEqual(shown);
        }
        expect(shown.toISOString()).toBe(
          cluster === 'home-1'
            ? '2026-08-22T11:00:00.000Z'
            : '2026-08-22T07:00:00.000Z',
        );
      }
    });

    it('replaces what it wrote before', async () => {
      const read = () =>
        readFile(join(folder, 'home-1', 'replicationsource.json'), 'utf8');
      const write = (now: Date) =>
        writeManifests({
          manifestsFolder: folder,
          cluster: 'home-1',
          now,
          anchor: ANCHOR,
        });
      await write(ANCHOR);
      const before = await read();
      await write(new Date('2026-08-22T10:30:00Z'));
      expect(await read()).not.toBe(before);
      await write(ANCHOR);
      expect(await read()).toBe(before);
    });
  });

  describe('readOrCreateAnchor', () => {
    it('starts at the full hour and stays there', async () => {
      const nested = join(folder, 'new', 'manifests');
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

  describe('readManifestFolder', () => {
    it('reads every folder and format, and tells which file is broken', async () => {
      await mkdir(join(folder, 'apps'));
      await mkdir(join(folder, '..data'), { recursive: true });
      await writeFile(
        join(folder, 'apps', 'a.yaml'),
        'kind: Deployment\nmetadata: {name: a}\n',
      );
      await writeFile(
        join(folder, 'b.json'),
        '{"kind": "Deployment", "metadata": {"name": "b"}}',
      );
      await writeFile(
        join(folder, 'c.yml'),
        'kind: Deployment\nmetadata: {name: [\n',
      );
      await writeFile(join(folder, 'notes.txt'), 'kind: Deployment');
      await writeFile(
        join(folder, '.hidden.yaml'),
        'kind: Deployment\nmetadata: {name: hidden}\n',
      );
      await utimes(join(folder, 'b.json'), ANCHOR, ANCHOR);
      const logger = mockLogger();
      const objects = await readManifestFolder(folder, logger);
      expect(objects.map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(logger.warn.mock.calls[0][0]).toMatch(/c\.yml:\d+ /);
    });

    it('throws when there is no folder', async () => {
      await expect(
        readManifestFolder(join(folder, 'missing'), mockLogger()),
      ).rejects.toThrow(/ENOENT/);
    });
  });
});
