import { RemoteReadError } from 'backstage-plugin-backups-node';
import { Collecting } from '../__testUtils__/collecting';
import {
  FakeServer,
  folderPlan,
  shelfProvider,
} from '../__testUtils__/FakeServer';
import { copiedApp, mountingNfs } from '../__testUtils__/manifests';

const COPIED = new Date('2026-08-22T01:01:00Z');
const SOURCE = 'remote:shelf/nas';

describe('Collector, with servers besides the clusters', () => {
  let world: Collecting;
  let nas: FakeServer;
  let other: FakeServer;

  beforeEach(async () => {
    world = await Collecting.create('jellyfin', 'radarr');
    nas = new FakeServer('nas', () => world.now);
    nas.facts = folderPlan('nas', '/mnt/tank/media', COPIED);
    other = new FakeServer('other', () => world.now);
    world.providers.push(shelfProvider(nas, other));
    world.home1.objects = [
      mountingNfs('jellyfin', 'nas.internal', '/mnt/tank/media/films'),
      ...copiedApp('radarr', new Date('2026-08-22T10:01:00Z')),
    ];
  });
  afterEach(() => world.close());

  const source = async (id = SOURCE) =>
    (await world.store.getSources()).find(known => known.id === id);

  it('ties what a server copies to the apps that mount what lies in it', async () => {
    await world.collect();
    const jellyfin = await world.view('jellyfin');
    expect(jellyfin).toMatchObject({
      verdict: 'protected',
      items: [
        {
          kind: 'nfs-volume',
          plans: [{ provider: 'shelf', state: 'healthy', counted: true }],
        },
      ],
    });
    expect(jellyfin.sources.map(({ id }) => id)).toEqual([
      'home-1/workloads',
      SOURCE,
    ]);
    // What is mounted stands for the dataset it lies in.
    expect(await world.store.getUnlinked()).toEqual([]);
  });

  it('keeps what a silent server told, lets it grow old, and changes nothing for others', async () => {
    const collector = world.collector();
    await world.collect(collector);
    const radarr = await world.view('radarr');

    nas.failure = new RemoteReadError('nas refuses the API key.', {
      fix: 'Make a new key.',
    });
    world.pass({ minutes: 15 });
    await world.collect(collector);
    expect(await source()).toMatchObject({
      outcome: 'unread',
      error: { message: 'nas refuses the API key.', fix: 'Make a new key.' },
      currentUntil: Date.parse('2026-08-22T10:50:00Z') / 1000,
    });
    const unharmed = await source('remote:shelf/other');
    expect(unharmed?.outcome).toBe('answered');
    expect(unharmed?.error).toBeUndefined();
    expect(await world.view('jellyfin')).toMatchObject({
      verdict: 'protected',
    });

    world.pass({ minutes: 31 });
    await world.collect(collector);
    expect(await world.view('jellyfin')).toMatchObject({
      verdict: 'cannot-tell',
      headline:
        "Can't tell: nas silent since 22 Aug 10:05 UTC. Last known: protected.",
    });
    expect((await world.view('radarr')).items[0].plans[0].id).toBe(
      radarr.items[0].plans[0].id,
    );
    expect((await world.view('radarr')).sources.map(({ id }) => id)).toEqual(
      radarr.sources.map(({ id }) => id),
    );
  });

  it('asks a server when it is due, and a failing one less and less often', async () => {
    const collector = world.collector();
    const asked = [];
    for (let cycle = 0; cycle < 7; cycle++) {
      await world.collect(collector);
      asked.push(nas.asked);
      world.pass({ minutes: 5 });
    }
    expect(asked).toEqual([1, 1, 1, 2, 2, 2, 3]);

    nas.failure = new Error('connect ECONNREFUSED');
    const failures = nas.asked;
    const attempts = [];
    for (let quarter = 0; quarter < 8; quarter++) {
      world.pass({ minutes: 15 });
      await world.collect(collector);
      attempts.push(nas.asked - failures);
    }
    expect(attempts).toEqual([1, 2, 2, 3, 3, 3, 3, 4]);

    collector.hurry();
    await world.collect(collector);
    expect(nas.asked - failures).toBe(5);
  });

  it('does not wait for one that hangs', async () => {
    other.hangs = true;
    Object.assign(other, { deadlineSeconds: 0.05 });
    await world.collect();
    expect(await source('remote:shelf/other')).toMatchObject({
      outcome: 'never-read',
      error: { message: 'other could not be read within 0.05 s.' },
    });
    expect(await world.view('jellyfin')).toMatchObject({
      verdict: 'protected',
    });
  });

  it('calls a plan gone only when the server listed everything', async () => {
    const collector = world.collector();
    await world.collect(collector);
    const [dataset] = nas.facts;
    nas.facts = [dataset];
    nas.complete = false;
    world.pass({ minutes: 15 });
    await world.collect(collector);
    const state = async () =>
      (await world.view('jellyfin')).items[0].plans[0].state;
    expect(await state()).toBe('healthy');

    nas.complete = true;
    world.pass({ minutes: 15 });
    await world.collect(collector);
    expect(await state()).toBe('gone');
  });

  it('never calls unprotected what an unread server may copy', async () => {
    nas.failure = new Error('connect ECONNREFUSED');
    const collector = world.collector();
    await world.collect(collector);
    const view = await world.view('jellyfin');
    expect(view.verdict).toBe('cannot-tell');
    expect(view.items[0]).toMatchObject({ unprotected: false });
    expect(JSON.stringify(view.problems)).toContain(
      'No copy was found, but nas (Shelf), which may hold one, was not read.',
    );

    nas.failure = undefined;
    nas.facts = [];
    collector.hurry();
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(await world.view('jellyfin')).toMatchObject({ verdict: 'at-risk' });

    // What was seen to be unprotected stays so.
    nas.failure = new Error('connect ECONNREFUSED');
    world.pass({ minutes: 15 });
    await world.collect(collector);
    expect(await world.view('jellyfin')).toMatchObject({ verdict: 'at-risk' });
  });

  it('says of a plan that copies only a part that it is no copy', async () => {
    nas.facts = folderPlan('nas', '/mnt/tank/media/films/new', COPIED);
    await world.collect();
    const view = await world.view('jellyfin');
    expect(view).toMatchObject({
      verdict: 'at-risk',
      items: [{ unprotected: true, plans: [] }],
    });
    expect(view.problems.map(({ title }) => title)).toContain(
      'Only /mnt/tank/media/films/new of it is copied to Bucket (Task /mnt/tank/media/films/new).',
    );
  });

  it('does not confuse folders whose names begin alike', async () => {
    nas.facts = folderPlan('nas', '/mnt/tank/med', COPIED);
    await world.collect();
    expect(await world.view('jellyfin')).toMatchObject({
      items: [{ unprotected: true, plans: [] }],
    });
    expect(await world.store.getUnlinked()).toMatchObject([
      { kind: 'dataset', name: '/mnt/tank/med' },
    ]);
  });
});
