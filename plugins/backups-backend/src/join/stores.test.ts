import { backupCronJob } from '../__testUtils__/backupJobs';
import {
  appLabel,
  claim,
  claimMount,
  workload,
} from '../__testUtils__/kubernetes';
import { observed } from '../__testUtils__/observed';
import { pagesOf } from '../__testUtils__/pageOf';

function nfs(path: string, server = 'nas.home.example') {
  return { source: { nfs: { server, path } } };
}

function app(name: string, ...mounts: ReturnType<typeof nfs>[]) {
  return workload('Deployment', { name, labels: appLabel(name), mounts });
}

const radarrData = { ...claimMount('radarr'), readOnly: true, at: '/data' };

/** Copies radarr's claim into what is mounted at `/repository`. */
function copiesTo(target: object) {
  return [
    claim({ name: 'radarr' }),
    app('radarr', claimMount('radarr') as never),
    backupCronJob({
      name: 'radarr-restic',
      image: 'restic/restic',
      script: 'restic -r /repository backup /data',
      mounts: [radarrData, { ...target, at: '/repository' } as never],
    }),
  ];
}

function itemNames(objects: unknown[]): string[] {
  const { estate } = observed({ 'home-1': objects }, []);
  return [...estate.items.values()].map(({ fact }) => fact.name).sort();
}

describe('a place where copies live', () => {
  it.each([
    ['the share itself', '/tank/restic'],
    ['written with slashes', '/tank//restic/'],
    ['a folder in it', '/tank/restic/radarr'],
  ])('is no item: %s', (_, path) => {
    const objects = [
      ...copiesTo(nfs('/tank/restic')),
      app('browser', nfs(path)),
    ];
    expect(itemNames(objects)).toEqual(['radarr']);
  });

  it('is no item where it is the claim that a job writes to', () => {
    const objects = [
      ...copiesTo(claimMount('dumps')),
      claim({ name: 'dumps' }),
    ];
    expect(itemNames(objects)).toEqual(['radarr']);
  });

  it('takes no other share of that server with it', () => {
    const objects = [
      ...copiesTo(nfs('/tank/restic')),
      app('plex', nfs('/tank/restic-old')),
      app('files', nfs('/tank')),
    ];
    expect(itemNames(objects)).toContain('nas.home.example:/tank');
  });

  it('is no whole server', () => {
    const objects = [...copiesTo(nfs('/')), app('plex', nfs('/tank/media'))];
    const { estate } = observed({ 'home-1': objects }, []);
    const mounting = [...estate.items.values()].flatMap(({ fact }) =>
      fact.mountedBy.map(({ name }) => name),
    );
    expect(mounting).toContain('plex');
  });

  it('leaves nothing to accuse its own app of', async () => {
    const pages = await pagesOf(
      [...copiesTo(nfs('/tank/restic')), app('browser', nfs('/tank/restic'))],
      ['radarr', 'browser'],
    );
    expect(pages.verdictOf('browser')).toBe('no-data: Nothing to back up.');
    expect(pages.verdictOf('radarr')).toMatch(/^protected/);
  });
});

describe('a share that several apps mount', () => {
  it('is one item, however its path is written, and with the folders in it', () => {
    const objects = [
      app('plex', nfs('/tank/media')),
      app('sonarr', nfs('/tank/media/')),
      app('radarr', nfs('/tank/media/Library/films')),
    ];
    expect(itemNames(objects)).toEqual(['nas.home.example:/tank/media']);
    const { estate } = observed({ 'home-1': objects }, []);
    const [{ fact }] = [...estate.items.values()];
    expect(fact.mountedBy.map(({ name }) => name)).toEqual([
      'plex',
      'sonarr',
      'radarr',
    ]);
  });

  it('is exempted by a rule that can be applied', async () => {
    const pages = await pagesOf([app('plex', nfs('/tank/media'))], ['plex']);
    expect(pages.of('plex').problems[0].fix).toBe(
      'Add a backup for it, or say why it needs none: add { match: { server: "nas.home.example", path: "/tank/media" }, reason: … } to backups.exemptions in the configuration.',
    );
  });
});
