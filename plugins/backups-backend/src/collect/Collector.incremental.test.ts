import fc from 'fast-check';
import { Collecting } from '../__testUtils__/collecting';
import { claim, deployment, tapeJob } from '../__testUtils__/manifests';
import { component } from '../__testUtils__/folderPipeline';

const APPS = ['radarr', 'sonarr', 'bazarr', 'lidarr'];
const BEGIN = Date.parse('2026-08-22T10:05:00Z');

/** What may be so with one app in one cycle. */
interface AppState {
  mounted: boolean;
  job: 'none' | 'fresh' | 'old' | 'failing' | 'paused' | 'malformed';
  tape: string;
  inCatalog: boolean;
  annotation?: string;
}

/** A cycle: how long after the one before, what each app is like, what can be read. */
interface Step {
  minutes: number;
  apps: AppState[];
  home1: 'answers' | 'silent' | 'no-jobs' | 'broken-file';
}

const appState = fc.record<AppState>({
  mounted: fc.boolean(),
  job: fc.constantFrom(
    'none',
    'fresh',
    'fresh',
    'old',
    'failing',
    'paused',
    'malformed',
  ),
  tape: fc.constantFrom('A', 'A', 'A', 'B'),
  inCatalog: fc.boolean(),
  annotation: fc.constantFrom(undefined, undefined, '26h', 'not a duration'),
});

/** Most of what a cycle sees is as it was in the one before. */
const steps = fc
  .tuple(
    fc.array(appState, { minLength: APPS.length, maxLength: APPS.length }),
    fc.array(
      fc.record({
        minutes: fc.constantFrom(0, 5, 5, 5, 70, 1500),
        changes: fc.dictionary(fc.constantFrom('0', '1', '2', '3'), appState, {
          maxKeys: 2,
        }),
        home1: fc.constantFrom<Step['home1']>(
          'answers',
          'answers',
          'answers',
          'silent',
          'no-jobs',
          'broken-file',
        ),
      }),
      { minLength: 3, maxLength: 7 },
    ),
  )
  .map(([first, changes]) => {
    let apps = first;
    return changes.map(({ changes: changed, ...rest }): Step => {
      apps = apps.map((app, index) => changed[String(index)] ?? app);
      return { ...rest, apps };
    });
  });

const ABSENT: AppState = {
  mounted: false,
  job: 'none',
  tape: 'A',
  inCatalog: false,
};

/** In the same second as the step before it, with one job. */
function atOnce(
  job: AppState['job'],
  tape: string,
  home1: Step['home1'] = 'answers',
): Step {
  const [first, ...others] = APPS.map(() => ABSENT);
  return { minutes: 0, home1, apps: [{ ...first, job, tape }, ...others] };
}

/** A job goes back to its tape, and cannot be read, all in one second. */
const BACK_AT_ONCE = [
  atOnce('paused', 'A'),
  atOnce('failing', 'B'),
  atOnce('paused', 'A'),
  atOnce('paused', 'A', 'no-jobs'),
  atOnce('paused', 'A'),
];

function objectsOf(step: Step, now: number): unknown[] {
  return step.apps.flatMap(({ mounted, job, tape }, index) => {
    const name = APPS[index];
    const at = (minutes: number) =>
      new Date(now - minutes * 60_000).toISOString();
    const status = {
      fresh: { lastSuccess: at(index) },
      old: { lastSuccess: '2026-08-20T01:00:00Z' },
      failing: { lastSuccess: '2026-08-22T09:01:00Z', error: 'tape is full' },
      paused: { lastSuccess: '2026-08-22T09:01:00Z' },
      malformed: { lastSuccess: 7 },
      none: undefined,
    }[job];
    return [
      claim(name),
      ...(mounted ? [deployment(name)] : []),
      ...(status
        ? [
            tapeJob(name, {
              spec: { tape, paused: job === 'paused' },
              status,
            }),
          ]
        : []),
    ];
  });
}

async function cycle(
  world: Collecting,
  step: Step,
  collector = world.collector(),
): Promise<unknown> {
  world.pass({ minutes: step.minutes });
  const { home1 } = world;
  home1.objects = objectsOf(step, world.now.getTime());
  home1.failure = step.home1 === 'silent' ? new Error('silent') : undefined;
  home1.refused = new Set(step.home1 === 'no-jobs' ? ['TapeJob'] : []);
  home1.issues =
    step.home1 === 'broken-file'
      ? [{ where: 'a.yaml:1', message: 'broken', hidesObjects: true }]
      : [];
  world.listEntities = async () =>
    step.apps.flatMap(({ inCatalog, annotation }, index) =>
      inCatalog
        ? component(
            APPS[index],
            annotation ? { 'backups/rpo': annotation } : {},
          )
        : [],
    );
  // How long a silent cluster is left alone is remembered by nobody else.
  collector.hurry();
  await world.collect(collector);
  return {
    kept: await world.store.load(),
    estate: await world.estateStore.load(),
  };
}

/** Same rows, whatever the order. */
function sorted(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, entry) =>
    Array.isArray(entry)
      ? [...entry].sort((a, b) =>
          JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
        )
      : entry,
  );
}

describe('a cycle that makes only what changed', () => {
  it('writes what a process would that remembers nothing', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async script => {
        const remembering = await Collecting.create();
        const forgetful = await Collecting.create();
        try {
          for (const world of [remembering, forgetful]) {
            world.now = new Date(BEGIN);
          }
          const collector = remembering.collector();
          for (const step of script) {
            const kept = await cycle(remembering, step, collector);
            const anew = await cycle(forgetful, step);
            expect(sorted(kept)).toEqual(sorted(anew));
          }
        } finally {
          await remembering.close();
          await forgetful.close();
        }
      }),
      { numRuns: 11, examples: [[BACK_AT_ONCE]] },
    );
  }, 180_000);
});
