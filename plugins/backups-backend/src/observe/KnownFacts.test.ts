import {
  BackupsProvider,
  KubernetesObject,
  snapshotOf,
} from 'backstage-plugin-backups-node';
import { copiedApp } from '../__testUtils__/manifests';
import { tapedeckProvider } from '../__testUtils__/tapedeck';
import { WorkloadsProvider } from './workloads/WorkloadsProvider';
import { KnownFacts } from './KnownFacts';

const LAST_SUCCESS = new Date('2026-08-22T10:01:00Z');
const APPS = ['radarr', 'sonarr', 'bazarr'];

/** What a reader would give that remembers nothing: equal objects, and new ones each time. */
function read(apps = APPS): KubernetesObject[] {
  return apps.flatMap(app =>
    copiedApp(app, LAST_SUCCESS),
  ) as unknown as KubernetesObject[];
}

function observe(provider: BackupsProvider, objects: KubernetesObject[]) {
  return [
    ...provider.observeCluster(
      snapshotOf({
        cluster: 'home-1',
        readAt: LAST_SUCCESS,
        queries: provider.resources,
        objects,
      }),
    ),
  ];
}

describe.each([
  [new WorkloadsProvider({ storageClasses: {} })],
  [tapedeckProvider],
])('facts of provider $id', provider => {
  it('are the very list of before when a provider states all of them anew', () => {
    const known = new KnownFacts();
    const kept = observe(provider, read());
    const again = observe(provider, read());

    expect(kept.length).toBeGreaterThan(0);
    expect(again).toEqual(kept);
    expect(known.recognise(again, kept)).toBe(kept);
    expect(known.recognise(again, kept)).toBe(kept);
  });

  it('are the same objects beside one that changed, came or went', () => {
    const known = new KnownFacts();
    const kept = observe(provider, read());
    const others = observe(provider, read(['sonarr', 'radarr', 'lidarr']));

    const recognised = known.recognise(others, kept);

    expect(recognised).toEqual(others);
    for (const fact of recognised) {
      const text = JSON.stringify(fact);
      expect(kept.includes(fact)).toBe(!text.includes('lidarr'));
    }
  });
});

it('keeps two equal facts as two', () => {
  const [fact] = observe(tapedeckProvider, read());
  const kept = [fact, { ...fact }];

  expect(new KnownFacts().recognise([{ ...fact }, fact], kept)).toBe(kept);
});
