import { DepartedView } from 'backstage-plugin-backups-common';
import { DepartedEntity } from '../../../keep/scorecard/dueOfEntities';
import { slaView } from '../../views/slaView';

/** @returns an entity that is no more, and what was made of what it was promised */
export function departedView(
  { ref, title, owner, goneOn, made, missed }: DepartedEntity,
  days: number,
): DepartedView {
  return {
    entityRef: ref,
    title,
    owner,
    goneOn,
    sla: slaView(days, { made, missed, unobserved: 0 }),
  };
}
