import type { Entity } from '@backstage/catalog-model';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { componentEntity } from '../catalog/componentEntity';
import { appObjects } from '../homelab/appObjects';
import { appShape } from '../homelab/apps/appShape';
import type { DemoApp, DemoPlan } from '../homelab/apps/DemoApp';

/** Epoch seconds. */
const BUILT_AT = Date.UTC(2025, 11, 24) / 1000;

/** Copies of an app, unless told otherwise. */
const PLANS_OF_AN_APP = 2;
const NAMESPACES = 100;

const STYLE = { showsNasVolume: true, showsMoverClaims: false };

function namesOf(
  plans: number,
  plansOfAnApp: number = PLANS_OF_AN_APP,
): { name: string; namespace: string }[] {
  return Array.from(
    { length: Math.ceil(plans / plansOfAnApp) },
    (_, index) => ({
      name: `app-${String(index).padStart(5, '0')}`,
      namespace: `team-${String(index % NAMESPACES).padStart(2, '0')}`,
    }),
  );
}

function appOf(
  name: string,
  namespace: string,
  index: number,
  plansOfAnApp: number = PLANS_OF_AN_APP,
): DemoApp {
  const shared = {
    claim: name,
    mover: 'kopia' as const,
    minute: index % 60,
    typicalSeconds: 240,
    chapters: [],
  };
  const plans: DemoPlan[] = [
    { ...shared, name, destination: 'nas', rhythm: 'six-hourly' },
    {
      ...shared,
      name: `${name}-b2`,
      destination: 'b2',
      rhythm: 'daily-at-midnight',
    },
    {
      ...shared,
      name: `${name}-r2`,
      destination: 'r2',
      rhythm: 'daily-at-midnight',
    },
  ];
  return appShape(namespace, name, {
    daysOld: 1,
    plans: plans.slice(0, plansOfAnApp),
  });
}

/**
 * An estate of any size for benchmarks: apps with one claim, one Deployment and
 * two copies without any surprise, spread over a hundred namespaces. A longer
 * estate begins with the apps of a shorter one.
 *
 * @param options - `plans`: number of ReplicationSources, rounded up to an even
 * one; `now`: the instant to show, nothing exists before Christmas 2025;
 * `cluster`: only makes the uids; `plansOfAnApp`: 2 unless told otherwise
 *
 * @public
 */
export function estateOf(options: {
  plans: number;
  now: Date;
  cluster?: string;
  plansOfAnApp?: 2 | 3;
}): KubernetesObject[] {
  const moment = {
    cluster: options.cluster ?? 'estate',
    now: Math.floor(options.now.getTime() / 1000),
    anchor: BUILT_AT,
  };
  return namesOf(options.plans, options.plansOfAnApp).flatMap(
    ({ name, namespace }, index) =>
      appObjects(
        moment,
        appOf(name, namespace, index, options.plansOfAnApp),
        STYLE,
      ),
  );
}

/**
 * @param options - `plans`: as in `estateOf`
 * @returns the components that `componentsFromLabels` finds in that estate
 *
 * @public
 */
export function entitiesOf(options: {
  plans: number;
  plansOfAnApp?: 2 | 3;
}): Entity[] {
  return namesOf(options.plans, options.plansOfAnApp).map(
    ({ name, namespace }) =>
      componentEntity(
        name,
        'cluster',
        undefined,
        `Deployment ${name} in namespace ${namespace}`,
        {
          'backstage.io/kubernetes-label-selector': `app.kubernetes.io/name=${name}`,
          'backstage.io/kubernetes-namespace': namespace,
        },
      ),
  );
}
