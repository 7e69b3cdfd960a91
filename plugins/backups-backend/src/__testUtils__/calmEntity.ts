import { EntityThresholds, NEVER } from 'backstage-plugin-backups-common';
import { EntityDocument } from '../keep/documents';
import { entityDocument } from './documents';

/** A component of the media team with which nothing is wrong, nor will be, unless told otherwise. */
export function calmEntity(
  name: string,
  thresholds: Partial<EntityThresholds> = {},
  more: Partial<EntityDocument> = {},
): EntityDocument {
  return entityDocument(`component:default/${name}`, {
    thresholds: {
      atRiskAt: NEVER,
      attentionAt: NEVER,
      exemptUntil: 0,
      unknownAt: NEVER,
      items: 1,
      ...thresholds,
    },
    sourceIds: ['home-1/workloads'],
    about: { kind: 'component', title: name, owner: 'group:default/media' },
    ...more,
  });
}
