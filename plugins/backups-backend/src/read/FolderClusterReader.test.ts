import { createMockDirectory } from '@backstage/backend-test-utils';
import { ResourceQuery, resourceKey } from 'backstage-plugin-backups-node';
import { rmSync, symlinkSync, utimesSync } from 'node:fs';
import { FolderConfig } from '../config/BackupsConfig';
import { FolderClusterReader } from './FolderClusterReader';

const WRITTEN = new Date('2026-08-22T10:00:00Z');

const CLAIMS: ResourceQuery = {
  group: '',
  versions: ['v1'],
  plural: 'persistentvolumeclaims',
  kind: 'PersistentVolumeClaim',
  scope: 'namespaced',
  need: 'carries',
};
const SOURCES: ResourceQuery = {
  ...CLAIMS,
  group: 'volsync.backube',
  plural: 'replicationsources',
  kind: 'ReplicationSource',
};
const DEPLOYMENTS: ResourceQuery = {
  ...CLAIMS,
  group: 'apps',
  plural: 'deployments',
  kind: 'Deployment',
  absentFromFolder: 'none',
};

function claim(name: string, more: object = {}): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'downloads' },
    ...more,
  });
}

describe('FolderClusterReader', () => {
  const folder = createMockDirectory();
  const { signal } = new AbortController();

  function write(files: Record<string, string>, modifiedAt = WRITTEN): void {
    folder.setContent(files);
    for (const name of Object.keys(files)) touch(name, modifiedAt);
  }

  function touch(name: string, modifiedAt: Date): void {
    utimesSync(folder.resolve(name), modifiedAt, modifiedAt);
  }

  function readerOf(changes: Partial<FolderConfig> = {}) {
    return new FolderClusterReader({
      cluster: 'home-1',
      path: folder.path,
      mode: 'dump',
      intervalSeconds: 300,
      complete: false,
      ...changes,
    });
  }

  async function claimsIn(reader: FolderClusterReader) {
    const { listings } = await reader.read([CLAIMS], { signal });
    const listing = listings.get(resourceKey(CLAIMS));
    return listing?.outcome === 'complete'
      ? listing.objects.map(({ metadata }) => metadata.name)
      : listing?.outcome;
  }

  it('lists what it holds, nested folders and all forms of manifests too', async () => {
    write({
      'a.yaml': `${claim('a')}\n---\n${claim('b')}`,
      'c.JSON': claim('c'),
      'deep/er/d.yml': claim('d'),
      'notes.txt': 'no manifest',
    });
    const snapshot = await readerOf().read([CLAIMS, SOURCES, DEPLOYMENTS], {
      signal,
    });
    expect(snapshot).toMatchObject({ cluster: 'home-1', issues: [] });
    expect(snapshot.apiGroups).toEqual(new Set(['']));
    expect(snapshot.listings.get(resourceKey(CLAIMS))).toMatchObject({
      outcome: 'complete',
      readAt: WRITTEN,
      objects: ['a', 'b', 'c', 'd'].map(name => ({ metadata: { name } })),
    });
  });

  it('knows what a cluster serves by its objects and by its definitions', async () => {
    const definition = JSON.stringify({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'backupplans.keeper.example' },
      spec: { group: 'keeper.example', names: { kind: 'BackupPlan' } },
    });
    write({ 'a.yaml': claim('a'), 'crd.json': definition });
    const { apiGroups, apiKinds } = await readerOf().read([CLAIMS], { signal });
    expect(apiGroups).toContain('keeper.example');
    expect(apiKinds?.get('keeper.example')).toEqual(new Set(['BackupPlan']));
  });

  it('takes an object that is there twice once, from the later file', async () => {
    write({
      '1.yaml': claim('a', { spec: { volumeName: 'old' } }),
      '2.yaml': claim('a', { spec: { volumeName: 'new' } }),
    });
    const { listings } = await readerOf().read([CLAIMS], { signal });
    expect(listings.get(resourceKey(CLAIMS))).toMatchObject({
      objects: [{ spec: { volumeName: 'new' } }],
    });
  });

  it('knows of an absent kind only what a folder can say of it', async () => {
    write({ 'a.yaml': claim('a') });
    const queries = [SOURCES, DEPLOYMENTS];
    const outcomes = async (changes: Partial<FolderConfig>) => {
      const { listings } = await readerOf(changes).read(queries, { signal });
      return queries.map(query => listings.get(resourceKey(query)));
    };
    expect(await outcomes({ complete: false })).toEqual([
      {
        outcome: 'unread',
        error: {
          message: expect.stringContaining('holds no ReplicationSource'),
          fix: expect.stringContaining('complete: true'),
        },
      },
      { outcome: 'notInstalled', readAt: WRITTEN },
    ]);
    expect(await outcomes({ complete: true })).toEqual([
      { outcome: 'notInstalled', readAt: WRITTEN },
      { outcome: 'notInstalled', readAt: WRITTEN },
    ]);
  });

  it('drops at once what a query does not keep', async () => {
    write({ 'a.yaml': claim('a', { spec: { big: 'x' } }) });
    const { listings } = await readerOf().read(
      [{ ...CLAIMS, project: ({ kind, metadata }) => ({ kind, metadata }) }],
      { signal },
    );
    expect(JSON.stringify([...listings])).not.toContain('big');
  });

  it('names a broken file and its line, and loads the rest', async () => {
    write({
      'apps/bad.yaml': 'kind: X\nspec: @x\n',
      'good.yaml': claim('a'),
    });
    const { issues } = await readerOf().read([CLAIMS], { signal });
    expect(issues).toEqual([
      {
        where: 'apps/bad.yaml:2',
        message: expect.any(String),
        hidesObjects: true,
      },
    ]);
    expect(await claimsIn(readerOf())).toEqual(['a']);
  });

  it('names a file that is not there for it, and loads the rest', async () => {
    write({ 'good.yaml': claim('a'), 'odd.yaml/inside.txt': '' });
    symlinkSync(folder.resolve('nowhere'), folder.resolve('dangling.yaml'));
    const { issues } = await readerOf().read([CLAIMS], { signal });
    expect(issues).toEqual([
      {
        where: 'dangling.yaml',
        message: expect.stringContaining('cannot be read'),
        hidesObjects: true,
      },
    ]);
    expect(await claimsIn(readerOf())).toEqual(['a']);
  });

  it('says what is wrong with a folder that holds nothing', async () => {
    folder.setContent({ 'notes.txt': '' });
    await expect(claimsIn(readerOf())).rejects.toThrow(
      `The folder of home-1 holds no .yaml, .yml or .json file: ${folder.path}`,
    );
    folder.setContent({ 'odd.yaml/inside.txt': '' });
    await expect(claimsIn(readerOf())).rejects.toThrow(
      'holds no file that can be read',
    );
    await expect(
      claimsIn(readerOf({ path: folder.resolve('missing') })),
    ).rejects.toThrow('Check backups.folders');
  });

  describe('the time of a reading', () => {
    it('is when the newest file was written', async () => {
      write({ 'a.yaml': claim('a'), 'b.yaml': claim('b') });
      touch('a.yaml', new Date('2026-08-22T11:30:00.900Z'));
      for (const mode of ['live', 'dump'] as const) {
        const { listings } = await readerOf({ mode }).read([CLAIMS], {
          signal,
        });
        expect(listings.get(resourceKey(CLAIMS))).toMatchObject({
          readAt: new Date('2026-08-22T11:30:00Z'),
        });
      }
    });

    it('is what the configuration says of a dump', async () => {
      write({ 'a.yaml': claim('a') });
      const asOf = Date.parse('2026-08-20T00:00:00Z') / 1000;
      const reader = readerOf({ asOf });
      const { listings } = await reader.read([CLAIMS], { signal });
      expect(listings.get(resourceKey(CLAIMS))).toMatchObject({
        readAt: new Date('2026-08-20T00:00:00Z'),
      });
      expect(reader.clockNote).toBeUndefined();
    });

    it.each([
      ['dump', '2026-08-22T03:59:00Z', true],
      ['dump', '2026-08-22T04:01:00Z', false],
      ['live', '2026-08-22T03:59:00Z', false],
    ] as const)(
      'is doubted where a %s was last touched by anything at %s: %p',
      async (mode, lastTransitionTime, doubted) => {
        write({
          'a.yaml': claim('a', {
            status: {
              conditions: [{ lastTransitionTime }],
              // Of the future, so it tells nothing about the dump.
              nextSyncTime: '2026-08-22T12:00:00Z',
              lastSyncTime: 'not a time',
            },
          }),
        });
        const reader = readerOf({ mode });
        await reader.read([CLAIMS], { signal });
        expect(reader.clockNote?.includes('--as-of') ?? false).toBe(doubted);
      },
    );
  });

  describe('a second reading', () => {
    it('sees what changed, came and went', async () => {
      write({ 'a.yaml': claim('a'), 'b.yaml': claim('b') });
      const reader = readerOf({ mode: 'live' });
      expect(await claimsIn(reader)).toEqual(['a', 'b']);

      write({ 'b.yaml': claim('changed'), 'c.yaml': claim('c') });
      expect(await claimsIn(reader)).toEqual(['changed', 'c']);

      rmSync(folder.resolve('c.yaml'));
      expect(await claimsIn(reader)).toEqual(['changed']);
    });

    it('does not parse again what kept its time and size', async () => {
      write({ 'a.yaml': claim('a') });
      const reader = readerOf();
      expect(await claimsIn(reader)).toEqual(['a']);
      write({ 'a.yaml': claim('b') });
      expect(await claimsIn(reader)).toEqual(['a']);
      touch('a.yaml', new Date(WRITTEN.getTime() + 1000));
      expect(await claimsIn(reader)).toEqual(['b']);
    });
  });

  it('stops when it is told to', async () => {
    write({ 'a.yaml': claim('a') });
    await expect(
      readerOf().read([CLAIMS], { signal: AbortSignal.abort() }),
    ).rejects.toThrow('aborted');
  });
});
