import type { Entity } from '@backstage/catalog-model';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { componentEntity } from '../../catalog/componentEntity';
import { appObjects } from '../../homelab/appObjects';
import { appShape } from '../../homelab/apps/appShape';
import type { DemoPlan } from '../../homelab/apps/DemoApp';
import { backblazeDaily, nasHourly } from '../../homelab/apps/planShapes';
import type { Moment } from '../../homelab/objects/Moment';
import { HOUR } from '../../time/durations';
import { toTimestamp } from '../../time/toTimestamp';

/** What is special about an app, whose copy says more than can be believed. */
interface DoubtfulApp {
  name: string;
  /** Of its component. */
  description: string;
  plan: DemoPlan;
  /** @returns its objects as they are at a moment */
  bend(objects: KubernetesObject[], moment: Moment): KubernetesObject[];
}

const NAMESPACE = 'doubtful';
/** When what is special begins, seconds before the anchor. */
const SINCE = 3 * HOUR;

function sourcesBent(
  objects: readonly KubernetesObject[],
  bend: (source: { spec: any; status: any }) => object,
): KubernetesObject[] {
  return objects.map(object =>
    object.kind === 'ReplicationSource'
      ? { ...object, ...bend(object as { spec: any; status: any }) }
      : object,
  );
}

/** A kind that no provider reads, of a system that may copy the volume. */
function unreadBackup(name: string): KubernetesObject {
  return {
    apiVersion: 'vaults.example.org/v1',
    kind: 'VolumeBackup',
    metadata: { name, namespace: NAMESPACE },
    spec: { claim: name },
  };
}

const APPS: readonly DoubtfulApp[] = [
  {
    name: 'ahead',
    description: 'Its copy says that it ends in two hours',
    plan: nasHourly('ahead', 17),
    bend: (objects, { now }) =>
      sourcesBent(objects, ({ status }) => ({
        status: status && {
          ...status,
          lastSyncTime: toTimestamp(now + 2 * HOUR),
        },
      })),
  },
  {
    name: 'moved',
    description: 'Its copies go to another repository, and none went there yet',
    plan: backblazeDaily('moved', 12),
    bend: (objects, { now, anchor }) =>
      now < anchor - SINCE
        ? objects
        : sourcesBent(objects, ({ spec }) => ({
            spec: {
              ...spec,
              kopia: { ...spec.kopia, repository: 'moved-elsewhere' },
            },
          })),
  },
  {
    name: 'unread',
    description: 'VolSync copied it before; now another system may',
    plan: nasHourly('unread', 29, { removedAgo: SINCE }),
    bend: (objects, { now, anchor }) =>
      now < anchor - SINCE ? objects : [...objects, unreadBackup('unread')],
  },
];

/** Components of {@link doubtfulObjects}. */
export const DOUBTFUL_ENTITIES: readonly Entity[] = APPS.map(
  ({ name, description }) =>
    componentEntity(name, 'team-home', undefined, description),
);

/**
 * Apps of which a claim reaches further than what was read: a success of the
 * future, one of another place, and one whose system is gone while an unread one
 * is there.
 */
export function doubtfulObjects(moment: Moment): KubernetesObject[] {
  const style = { showsNasVolume: true, showsMoverClaims: false };
  return APPS.flatMap(({ name, plan, bend }) =>
    bend(
      appObjects(moment, appShape(NAMESPACE, name, { plans: [plan] }), style),
      moment,
    ),
  );
}
