import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { ScorecardFilterParameters } from 'backstage-plugin-backups-common';

/** The parts of an entity that are of one kind, by what leads to them. */
function related({ relations = [] }: Entity, type: string, kind: string) {
  return relations
    .filter(
      relation =>
        relation.type === type &&
        parseEntityRef(relation.targetRef).kind.toLocaleLowerCase('en-US') ===
          kind,
    )
    .map(({ targetRef }) => targetRef);
}

/**
 * What the scorecard is asked for to get the members of a System, a Domain or a
 * Group.
 *
 * @returns `undefined` for what has no members; a filter without values where
 * nothing belongs to it
 */
export function memberFilter(
  entity: Entity,
): Pick<ScorecardFilterParameters, 'system' | 'owner'> | undefined {
  const ref = stringifyEntityRef(entity);
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'system':
      return { system: [ref] };
    case 'domain':
      return { system: related(entity, 'hasPart', 'system') };
    case 'group':
      // What its parts own is its own, too.
      return { owner: [ref, ...related(entity, 'parentOf', 'group')] };
    default:
      return undefined;
  }
}

/** @returns whether a filter finds anything at all: without values it would find everything */
export function hasMembers(
  filter: Pick<ScorecardFilterParameters, 'system' | 'owner'>,
): boolean {
  return Object.values(filter).some(refs => refs.length > 0);
}
