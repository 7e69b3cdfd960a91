import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { componentEntity } from '../catalog/componentEntity';
import { appObjects } from '../homelab/appObjects';
import { appShape } from '../homelab/apps/appShape';
import { backblazeDaily, nasHourly } from '../homelab/apps/planShapes';
import type { LoopbackFault } from '../loopback/fault/LoopbackFault';
import { FaultWorld } from './world/FaultWorld';

const START = new Date('2026-08-22T10:00:00Z');
const CLUSTERS = Array.from({ length: 10 }, (_, index) => `cluster-${index}`);
/** A reading before, readings while it lasts, one after it. */
const BEFORE = 0;
const DURING = [5, 20];
const AFTER = 25;
/** Enough for nobody who answers, and more than who never does deserves. */
const PATIENCE = 40;

const FAULTS: [string, LoopbackFault][] = [
  ['is killed', { kind: 'connection-reset' }],
  ['hangs', { kind: 'silence' }],
  ['is slow', { kind: 'slow-drip', everyMilliseconds: 20 }],
  ['refuses the token', { kind: 'unauthorized' }],
];

/** Two apps of each cluster: one that is copied, one that is not. */
function entitiesOf(cluster: string): Entity[] {
  return ['copied', 'bare'].map(name =>
    componentEntity(`${name}-${cluster}`, 'platform', undefined, name),
  );
}

function objectsAt(cluster: string, now: Date): KubernetesObject[] {
  const moment = {
    cluster,
    now: now.getTime() / 1000,
    anchor: START.getTime() / 1000,
  };
  const name = `copied-${cluster}`;
  const minute = CLUSTERS.indexOf(cluster);
  return [
    appShape('apps', name, {
      plans: [nasHourly(name, minute), backblazeDaily(name, minute)],
    }),
    appShape('apps', `bare-${cluster}`),
  ].flatMap(app =>
    appObjects(moment, app, { showsNasVolume: true, showsMoverClaims: false }),
  );
}

function start(): Promise<FaultWorld> {
  return FaultWorld.create({
    now: START,
    entities: CLUSTERS.flatMap(entitiesOf),
    clusters: Object.fromEntries(
      CLUSTERS.map(cluster => [
        cluster,
        { objectsAt: now => objectsAt(cluster, now) },
      ]),
    ),
  });
}

/** @returns every answer about a cluster, as text */
async function answersOf(world: FaultWorld, cluster: string): Promise<string> {
  const service = world.serviceAt(world.now);
  const answers: unknown[] = [];
  for (const entity of entitiesOf(cluster)) {
    const view = await service.getEntityBackups(entity);
    answers.push(stringifyEntityRef(entity), view);
    for (const { id } of view.items.flatMap(item => item.plans)) {
      const page = { entity, planId: id, limit: 200 };
      const { runs } = await service.getPlanRuns(page);
      // Their numbers are one sequence for all clusters.
      answers.push(runs.map(run => ({ ...run, id: undefined })));
    }
  }
  const { sources } = await service.getSources();
  answers.push(sources.filter(source => source.cluster === cluster));
  return JSON.stringify(answers);
}

/** What ran while nobody looked is seen later; nothing else may differ. */
function withoutSeenAt(answers: string | undefined): string | undefined {
  return answers?.replaceAll(/"seenAt":"[^"]*"/g, '');
}

/** Minute → cluster → answers. */
type Story = Map<number, Map<string, string>>;

async function tell(struck?: {
  cluster: string;
  fault: LoopbackFault;
}): Promise<Story> {
  const world = await start();
  const story: Story = new Map();
  const collectAt = async (minute: number) => {
    world.advanceTo(minute);
    await world.collect();
    const answers = new Map<string, string>();
    for (const cluster of CLUSTERS) {
      answers.set(cluster, await answersOf(world, cluster));
    }
    story.set(minute, answers);
  };
  try {
    await collectAt(BEFORE);
    if (struck) {
      world.setFault(struck.cluster, struck.fault);
      world.restart({ requestMilliseconds: { [struck.cluster]: PATIENCE } });
    }
    for (const minute of DURING) await collectAt(minute);
    if (struck) {
      world.setFault(struck.cluster, undefined);
      world.restart();
    }
    await collectAt(AFTER);
    return story;
  } finally {
    await world.close();
  }
}

/** Clusters and minutes at which two stories tell something else. */
function differences(told: Story, expected: Story): [string, number][] {
  return [...told].flatMap(([minute, answers]) =>
    [...answers]
      .filter(([cluster, answer]) => {
        return answer !== expected.get(minute)?.get(cluster);
      })
      .map(([cluster]): [string, number] => [cluster, minute]),
  );
}

describe('of ten clusters', () => {
  let well: Story;
  beforeAll(async () => {
    well = await tell();
  }, 180_000);

  it('each is answered for, and has something to lose', () => {
    for (const cluster of CLUSTERS) {
      const answers = well.get(AFTER)?.get(cluster);
      expect(answers).toContain('"verdict":"protected"');
      expect(answers).toContain('"verdict":"at-risk"');
      expect(answers).toContain('"outcome":"succeeded"');
    }
  });

  // Each cluster is struck once, and each fault strikes early and late ones.
  it.each(
    CLUSTERS.map((cluster, index) => {
      const [what, fault] = FAULTS[index % FAULTS.length];
      return [cluster, what, fault] as const;
    }),
  )(
    '%s, which %s, changes no answer about the nine others, and comes back',
    async (cluster, _, fault) => {
      const story = await tell({ cluster, fault });
      const touched = differences(story, well);
      expect(touched.filter(([other]) => other !== cluster)).toEqual([]);
      // It shows its own trouble while that lasts, and nothing of it later.
      for (const minute of DURING) {
        expect(touched).toContainEqual([cluster, minute]);
      }
      const back = (told: Story) =>
        withoutSeenAt(told.get(AFTER)?.get(cluster));
      expect(back(story)).toBe(back(well));
    },
    180_000,
  );
});
