import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { componentEntity } from '../../catalog/componentEntity';
import { appObjects } from '../../homelab/appObjects';
import { appShape } from '../../homelab/apps/appShape';
import { nasHourly } from '../../homelab/apps/planShapes';
import { NAS } from '../../homelab/objects/backends';
import type { Moment } from '../../homelab/objects/Moment';
import { staticNfsClaim } from '../../homelab/objects/staticNfsClaim';

const NAME = 'scans';
const NAMESPACE = 'documents';

/** The component of {@link sharedFateObjects}. */
export const SHARED_FATE = componentEntity(
  NAME,
  'team-home',
  undefined,
  'Its volume and its only copy lie on the same server',
);

/**
 * An app whose volume is an export of the server that holds its only copy.
 * Nothing but the PersistentVolume tells, and whoever forgets it calls the app
 * protected.
 */
export function sharedFateObjects(moment: Moment): KubernetesObject[] {
  const app = appShape(NAMESPACE, NAME, { plans: [nasHourly(NAME, 11)] });
  const style = { showsNasVolume: true, showsMoverClaims: false };
  return [
    ...appObjects(moment, app, style).filter(
      ({ kind }) => kind !== 'PersistentVolumeClaim',
    ),
    ...staticNfsClaim(moment, {
      name: NAME,
      namespace: NAMESPACE,
      size: '1Ti',
      createdAt: moment.anchor - 400 * 86_400,
      server: NAS.server,
      path: '/mnt/storage0/scans',
    }),
  ];
}
