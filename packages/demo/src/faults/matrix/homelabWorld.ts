import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { homelabEntities } from '../../catalog/homelabEntities';
import { homelabManifestsAt } from '../../homelab/homelabManifestsAt';
import { entitiesOf, estateOf } from '../../scale/estateOf';
import type { DatabaseRows } from '../world/databaseRows';
import { FaultWorld, WorldCluster, WorldOptions } from '../world/FaultWorld';
import type { FaultCase } from './FaultCase';
import { DOUBTFUL_ENTITIES, doubtfulObjects } from './doubtfulApps';
import { SHARED_FATE, sharedFateObjects } from './sharedFate';

/** When the stories of the demo are told, and when a fault begins. */
export const ANCHOR = new Date('2026-08-22T10:00:00Z');

/** The clusters that are struck. The second has been silent for three hours. */
export const STRUCK = ['home-1', 'home-2'] as const;
/** The one that is not. */
export const AWAY = 'away';

const AWAY_PLANS = 6;
const HOURS_BEFORE = 26;
const HOURS_SILENT = 3;

/**
 * Claims that no list shows on its first page: the page in front of them is
 * full of caches of VolSync, which are nobody's data.
 */
const CACHES: readonly KubernetesObject[] = Array.from(
  { length: 520 },
  (_, index) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      namespace: 'a-first-page',
      name: `volsync-src-${String(index).padStart(3, '0')}-cache`,
    },
    spec: {},
  }),
);

const shown = new Map<string, KubernetesObject[]>();

/** Every case looks at the same instants, so each is made once. */
function homeAt(cluster: string, now: Date): KubernetesObject[] {
  const key = `${cluster} ${now.toISOString()}`;
  const known = shown.get(key);
  if (known) return known;
  const objects = homelabManifestsAt({ cluster, now, anchor: ANCHOR });
  const moment = {
    cluster,
    now: Math.floor(now.getTime() / 1000),
    anchor: Math.floor(ANCHOR.getTime() / 1000),
  };
  const all = [
    ...CACHES,
    ...objects,
    ...(cluster === 'home-1'
      ? [...sharedFateObjects(moment), ...doubtfulObjects(moment)]
      : []),
  ];
  shown.set(key, all);
  return all;
}

function namespacesOf(cluster: string): string[] {
  const names = homeAt(cluster, ANCHOR).flatMap(
    ({ metadata }) => metadata.namespace ?? [],
  );
  return [...new Set(names)].sort();
}

function clustersOf(
  variant: Pick<FaultCase, 'byNamespace' | 'claims'>,
): Record<string, WorldCluster> {
  const { byNamespace = false, claims = () => true } = variant;
  const home = (cluster: string): WorldCluster => ({
    objectsAt: now => homeAt(cluster, now).filter(claims),
    namespaces: byNamespace ? namespacesOf(cluster) : undefined,
  });
  return {
    'home-1': home('home-1'),
    'home-2': home('home-2'),
    [AWAY]: {
      objectsAt: now => estateOf({ plans: AWAY_PLANS, now, cluster: AWAY }),
    },
  };
}

/** Components of the healthy cluster. */
export const AWAY_ENTITIES = entitiesOf({ plans: AWAY_PLANS });
/** Components of the struck ones. */
export const STRUCK_ENTITIES = [
  ...homelabEntities().filter(({ kind }) => kind === 'Component'),
  SHARED_FATE,
  ...DOUBTFUL_ENTITIES,
];

/** @returns the homelab of the demo and a third cluster, as they are from the anchor on */
export function homelabWorld(
  variant: Pick<FaultCase, 'byNamespace' | 'claims'> & {
    rows?: DatabaseRows;
    now?: Date;
  },
): Promise<FaultWorld> {
  const options: WorldOptions = {
    clusters: clustersOf(variant),
    entities: [...STRUCK_ENTITIES, ...AWAY_ENTITIES],
    now: variant.now ?? ANCHOR,
    rows: variant.rows,
  };
  return FaultWorld.create(options);
}

/**
 * Collects a day of the homelab, as a portal would have done.
 *
 * @returns what is kept at the anchor, before the cycle that is due then
 */
export async function collectHistory(): Promise<DatabaseRows> {
  const before = HOURS_BEFORE * 60;
  const world = await homelabWorld({
    now: new Date(ANCHOR.getTime() - before * 60_000),
  });
  try {
    for (let minute = 0; minute < before; ) {
      world.advanceTo(minute);
      if (minute === before - HOURS_SILENT * 60) {
        world.setFault('home-2', { kind: 'connection-reset' });
      }
      await world.collect();
      minute += before - minute <= 60 ? 5 : 60;
    }
    return await world.rows();
  } finally {
    await world.close();
  }
}
