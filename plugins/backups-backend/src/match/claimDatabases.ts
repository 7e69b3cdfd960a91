import {
  ENTITY_ANNOTATIONS,
  KUBERNETES_ANNOTATIONS,
  OBJECT_ANNOTATIONS,
} from 'backstage-plugin-backups-common';
import { ItemFact, ItemPart } from 'backstage-plugin-backups-node';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { Claims } from './Claims';
import { MatchReason, Pointer } from './MatchReason';
import { databasesNamedBy } from './namedByAnnotation';
import { NamedItems } from './NamedItems';
import { normalizeRef } from './normalizeRef';

const NAME_LABELS = ['app.kubernetes.io/name', 'app.kubernetes.io/instance'];

/** @returns whether an item is made to be shared by many entities */
export function isDatabase(item: ItemFact): boolean {
  return item.kind === 'database-cluster';
}

interface Databases {
  items: readonly ItemFact[];
  entities: readonly CatalogEntity[];
  named: NamedItems;
  /** Entities by name, lower case. */
  byName: ReadonlyMap<string, CatalogEntity[]>;
  claims: Claims;
}

/** Databases that an entity names itself. */
function claimByAnnotation({ entities, named, claims }: Databases): void {
  for (const entity of entities) {
    for (const { name, database } of databasesNamedBy(entity)) {
      for (const item of named.called(name).filter(isDatabase)) {
        claims.add(item.key, {
          entityRef: entity.ref,
          level: 'annotation',
          because: {
            by: 'entity-annotation',
            annotation: ENTITY_ANNOTATIONS.databases,
          },
          shareable: true,
          parts: database ? [database] : undefined,
        });
      }
    }
  }
}

/** Entities that a database inside a cluster belongs to, and why. */
function ownersOf(
  part: ItemPart,
  { entities, byName }: Databases,
  byKubernetesId: ReadonlyMap<string, CatalogEntity[]>,
): { entity: CatalogEntity; because: MatchReason }[] {
  const pointing = (points: Pointer): MatchReason => ({
    by: 'part',
    part: part.described,
    points,
  });
  const declared = part.annotations[OBJECT_ANNOTATIONS.entity];
  if (declared) {
    const ref = normalizeRef(declared);
    return entities
      .filter(entity => entity.ref === ref)
      .map(entity => ({
        entity,
        because: pointing({
          by: 'annotation',
          name: OBJECT_ANNOTATIONS.entity,
        }),
      }));
  }
  const id =
    part.annotations[KUBERNETES_ANNOTATIONS.id] ??
    part.labels[KUBERNETES_ANNOTATIONS.id];
  const byId = (id && byKubernetesId.get(id)) || [];
  if (byId.length > 0) {
    return byId.map(entity => ({
      entity,
      because: pointing({
        by: 'kubernetes-id',
        annotation: KUBERNETES_ANNOTATIONS.id,
        value: id ?? '',
      }),
    }));
  }
  const called = (name: string | undefined) =>
    byName.get(name?.toLocaleLowerCase('en-US') ?? '') ?? [];
  for (const label of NAME_LABELS) {
    const labelled = called(part.labels[label]);
    if (labelled.length > 0) {
      return labelled.map(entity => ({
        entity,
        because: pointing({
          by: 'label',
          label,
          value: part.labels[label],
        }),
      }));
    }
  }
  return called(part.name).map(entity => ({
    entity,
    because: {
      by: 'part-name' as const,
      part: part.described,
      database: part.name,
    },
  }));
}

function claimByParts(databases: Databases): void {
  const { items, entities, claims } = databases;
  const byKubernetesId = new Map<string, CatalogEntity[]>();
  for (const entity of entities) {
    const id = entity.annotations[KUBERNETES_ANNOTATIONS.id];
    if (id) byKubernetesId.set(id, [...(byKubernetesId.get(id) ?? []), entity]);
  }
  for (const item of items) {
    for (const part of item.parts ?? []) {
      for (const owner of ownersOf(part, databases, byKubernetesId)) {
        claims.add(item.key, {
          entityRef: owner.entity.ref,
          level: 'part',
          because: owner.because,
          shareable: true,
          parts: [part.name],
        });
      }
    }
  }
}

/** Who depends on a Resource that is the item uses the item. */
function claimByDependency({
  items,
  entities,
  claims,
}: Databases): Map<string, string[]> {
  const resources = new Set(
    entities.filter(({ kind }) => kind === 'resource').map(({ ref }) => ref),
  );
  const holders = new Map<string, string[]>();
  const heldBy = new Map<string, ItemFact[]>();
  for (const item of items) {
    const refs = new Set(
      claims
        .of(item.key)
        .map(claim => claim.entityRef)
        .filter(ref => resources.has(ref)),
    );
    if (refs.size > 0) holders.set(item.key, [...refs]);
    for (const ref of refs) {
      heldBy.set(ref, [...(heldBy.get(ref) ?? []), item]);
    }
  }
  if (heldBy.size === 0) return holders;
  for (const entity of entities) {
    for (const ref of entity.dependsOn ?? []) {
      for (const item of heldBy.get(ref) ?? []) {
        claims.add(item.key, {
          entityRef: entity.ref,
          level: 'dependency',
          because: { by: 'dependency', resource: ref },
          shareable: true,
        });
      }
    }
  }
  return holders;
}

/**
 * Claims database clusters for whoever is known to use them: by the entity's
 * annotation, by the databases inside, by what the catalog says it depends on.
 * Host names in configurations only suggest, and are not looked at here.
 *
 * @returns the Resources that stand for an item, by its key
 */
export function claimDatabases(databases: Databases): Map<string, string[]> {
  const clusters = {
    ...databases,
    items: databases.items.filter(isDatabase),
  };
  if (clusters.items.length === 0) return new Map();
  claimByAnnotation(clusters);
  claimByParts(clusters);
  return claimByDependency(clusters);
}
