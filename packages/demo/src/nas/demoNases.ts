import { NAS, OTHER_NASES } from '../homelab/objects/backends';
import { DAY, HOUR } from '../time/durations';
import type { DemoNas } from './DemoNas';
import { DEMO_TASKS, DemoTask } from './demoTasks';

const daily = {
  id: 1,
  bucket: 'nerdz-nas',
  direction: 'PUSH',
  mode: 'SYNC',
  typicalSeconds: 900,
  enabled: true,
} as const satisfies Partial<DemoTask>;

/** The NAS of the homelab that is read without trouble. */
export const CITADEL: DemoNas = {
  name: 'citadel',
  host: NAS.server,
  tasks: DEMO_TASKS,
};

/**
 * Its twins, each of which fails in its own way, so that everybody can see what
 * the portal says then. In the order of their ports.
 */
export const FAILING_NASES: readonly DemoNas[] = [
  {
    name: 'attic',
    host: OTHER_NASES.attic,
    tasks: [
      { ...daily, description: 'Comics to B2', folder: 'comics', hour: 1 },
    ],
    failure: { kind: 'wrong-key', ago: 7 * HOUR },
  },
  {
    name: 'garage',
    host: OTHER_NASES.garage,
    tasks: [
      { ...daily, description: 'Cameras to B2', folder: 'cameras', hour: 2 },
    ],
    failure: { kind: 'untrusted' },
  },
  {
    name: 'cellar',
    host: OTHER_NASES.cellar,
    tasks: [
      { ...daily, description: 'Videos to B2', folder: 'videos', hour: 3 },
    ],
    failure: { kind: 'down', ago: 2 * DAY },
  },
];
