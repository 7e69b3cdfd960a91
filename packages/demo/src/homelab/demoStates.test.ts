import { PLAN_STATES } from 'backstage-plugin-backups-common';
import { objectKey } from 'backstage-plugin-backups-node';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { stateOf } from '../__testUtils__/stateOf';
import { DEMO_STATES } from './demoStates';
import { homelabManifestsAt } from './homelabManifestsAt';

const HOUR = 60 * 60 * 1000;

function sourcesAt(
  cluster: string,
  anchor: Date,
  offset: number,
): Map<string, KubernetesObject> {
  const now = new Date(anchor.getTime() + offset);
  return new Map(
    homelabManifestsAt({ cluster, now, anchor })
      .filter(({ kind }) => kind === 'ReplicationSource')
      .map(object => {
        const { name, namespace } = object.metadata;
        const kind = 'ReplicationSource';
        return [objectKey({ cluster, kind, namespace, name }), object];
      }),
  );
}

/** The demo may be prepared at any hour of any day: each hour is here once. */
const ANCHORS = Array.from(
  { length: 24 },
  (_, index) => new Date(Date.UTC(2026, 10, 20, index * 11)),
);

describe('DEMO_STATES', () => {
  it('shows every state there is', () => {
    const shown = new Set(DEMO_STATES.map(({ state }) => state));
    expect(PLAN_STATES.filter(state => !shown.has(state))).toEqual([]);
  });

  it('names each plan once', () => {
    const plans = DEMO_STATES.map(({ plan }) => plan);
    expect(new Set(plans).size).toBe(plans.length);
  });

  it.each(ANCHORS)(
    'is what home-1 shows at %p and four hours later',
    anchor => {
      const listed = new Map(
        DEMO_STATES.map(({ plan, state, clusterSays }) => [
          plan,
          clusterSays ?? state,
        ]),
      );
      for (const offset of [0, 55 * 60_000, 4 * HOUR]) {
        const now = (anchor.getTime() + offset) / 1000;
        const sources = sourcesAt('home-1', anchor, offset);
        const wrong = [...sources].flatMap(([plan, source]) => {
          const expected = listed.get(plan) ?? 'healthy';
          const shown = stateOf(source, now);
          return shown === expected
            ? []
            : [`${plan}: ${shown}, not ${expected}`];
        });
        expect(wrong).toEqual([]);
        expect(sources.size).toBeGreaterThan(50);
      }
    },
  );

  it.each(ANCHORS)('knows what is gone at %p', anchor => {
    const before = sourcesAt('home-1', anchor, -25 * HOUR);
    const after = sourcesAt('home-1', anchor, 0);
    const gone = [...before.keys()].filter(plan => !after.has(plan));
    expect(gone).toEqual(
      DEMO_STATES.filter(({ state }) => state === 'gone').map(
        ({ plan }) => plan,
      ),
    );
  });

  it('calls exactly the plans of home-2 unreadable', () => {
    expect(
      DEMO_STATES.filter(({ state }) => state === 'unreadable')
        .map(({ plan }) => plan)
        .sort(),
    ).toEqual([...sourcesAt('home-2', ANCHORS[0], 0).keys()].sort());
  });

  it('tells of a switch-off that is older than the history, and of a new pause', () => {
    const paused = (offset: number) =>
      [...sourcesAt('home-1', ANCHORS[0], offset)]
        .filter(([, { spec }]) => (spec as { paused?: boolean }).paused)
        .map(([plan]) => plan.split('/').slice(-1)[0]);
    expect(paused(-31 * 24 * HOUR)).toEqual(['syncthing-b2']);
    expect(paused(0).sort()).toEqual(['bazarr-r2', 'syncthing-b2']);
  });
});
