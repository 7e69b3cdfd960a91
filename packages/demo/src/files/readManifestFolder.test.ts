import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockLogger } from '../__testUtils__/mockLogger';
import { readManifestFolder } from './readManifestFolder';

describe('readManifestFolder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backups-demo-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

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
