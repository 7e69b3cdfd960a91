import {
  Entity,
  RELATION_DEPENDS_ON,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ENTITY_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { CatalogAbout, CatalogEntity } from './CatalogEntity';

/** Annotations that matching and judging read; the rest is not kept. */
const PREFIXES = ['backups/', 'backstage.io/kubernetes-'];

/** Whole, as the catalog's relations name it; what is no reference is left out. */
function referenceOf(
  value: unknown,
  defaultKind: string,
  entity: Entity,
): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(value.trim(), {
        defaultKind,
        defaultNamespace: entity.metadata.namespace,
      }),
    );
  } catch {
    return undefined;
  }
}

function aboutOf(entity: Entity): CatalogAbout {
  const { metadata, spec = {} } = entity;
  const { lifecycle } = spec;
  return {
    kind: entity.kind.toLocaleLowerCase('en-US'),
    title: metadata.title ?? metadata.name,
    owner: referenceOf(spec.owner, 'group', entity),
    system: referenceOf(spec.system, 'system', entity),
    lifecycle: typeof lifecycle === 'string' ? lifecycle : undefined,
    tier: metadata.annotations?.[ENTITY_ANNOTATIONS.tier],
  };
}

/** The Resources an entity depends on, whoever of the two says so. */
function resourcesOf(entity: Entity): string[] | undefined {
  const resources = (entity.relations ?? [])
    .filter(
      ({ type, targetRef }) =>
        type === RELATION_DEPENDS_ON && targetRef.startsWith('resource:'),
    )
    .map(({ targetRef }) => targetRef);
  return resources.length > 0 ? resources : undefined;
}

/**
 * @param entity - of the catalog, as it is or with only some of its fields
 * @returns what matching, judging and lists need of it
 */
export function projectEntity(entity: Entity): CatalogEntity {
  const annotations = Object.entries(entity.metadata.annotations ?? {}).filter(
    ([name]) => PREFIXES.some(prefix => name.startsWith(prefix)),
  );
  return {
    ref: stringifyEntityRef(entity),
    kind: entity.kind.toLocaleLowerCase('en-US'),
    name: entity.metadata.name,
    annotations: Object.fromEntries(annotations),
    dependsOn: resourcesOf(entity),
    about: aboutOf(entity),
  };
}
