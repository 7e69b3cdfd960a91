import {
  ENTITY_ANNOTATIONS,
  KUBERNETES_ANNOTATIONS,
} from 'backstage-plugin-backups-common';
import { ItemFact, ItemMention } from 'backstage-plugin-backups-node';
import { CatalogEntity } from './CatalogEntity';
import { Claims } from './Claims';

/** A database cluster that an entity may use, by what configurations say. */
export interface DatabaseSuggestion {
  itemKey: string;
  /** Name of the item. */
  item: string;
  /** A sentence for the page. */
  because: string;
  /** What would make it so, on the entity. */
  annotation: { name: string; value: string };
}

const NAME_LABELS = [
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'kustomize.toolkit.fluxcd.io/name',
];

/** What people append to an app's name when they name its Secret. */
const SUFFIX = /-(?:secrets?|db|database|postgres|env|config)$/;

function nameOf(text: string): string {
  return text.toLocaleLowerCase('en-US');
}

/** Entities that a configuration is likely of. The first way that finds any decides. */
function likelyUsers(
  mention: ItemMention,
  byName: ReadonlyMap<string, CatalogEntity[]>,
  byKubernetesId: ReadonlyMap<string, CatalogEntity[]>,
): CatalogEntity[] {
  const { labels, annotations, name } = mention;
  const id =
    annotations[KUBERNETES_ANNOTATIONS.id] ?? labels[KUBERNETES_ANNOTATIONS.id];
  const candidates = [
    byKubernetesId.get(id ?? ''),
    ...[
      ...NAME_LABELS.flatMap(label => labels[label] ?? []),
      name,
      name.replace(SUFFIX, ''),
    ].map(candidate => byName.get(nameOf(candidate))),
  ];
  return candidates.find(found => found && found.length > 0) ?? [];
}

function annotationFor(
  entity: CatalogEntity,
  item: ItemFact,
  parts: readonly string[],
): DatabaseSuggestion['annotation'] {
  const name = ENTITY_ANNOTATIONS.databases;
  const cluster = `${item.cluster}/${item.namespace ?? ''}/${item.name}`;
  const entries =
    parts.length > 0 ? parts.map(part => `${cluster}#${part}`) : [cluster];
  return {
    name,
    value: [entity.annotations[name], ...entries].filter(Boolean).join(','),
  };
}

/**
 * Finds who may use a database cluster without anything saying so: an entity
 * whose configuration names its host. It suggests, and claims nothing.
 *
 * @param claims - who is known to use it gets no suggestion
 * @returns by the entity's reference
 */
export function suggestDatabases(options: {
  items: Iterable<ItemFact>;
  entities: readonly CatalogEntity[];
  /** Entities by name, lower case. */
  byName: ReadonlyMap<string, CatalogEntity[]>;
  claims: Claims;
}): Map<string, DatabaseSuggestion[]> {
  const { items, entities, byName, claims } = options;
  const suggestions = new Map<string, DatabaseSuggestion[]>();
  const mentioned = [...items].filter(({ mentions }) => mentions?.length);
  if (mentioned.length === 0) return suggestions;

  const byKubernetesId = new Map<string, CatalogEntity[]>();
  for (const entity of entities) {
    const id = entity.annotations[KUBERNETES_ANNOTATIONS.id];
    if (id) byKubernetesId.set(id, [...(byKubernetesId.get(id) ?? []), entity]);
  }
  for (const item of mentioned) {
    const known = new Set(claims.of(item.key).map(claim => claim.entityRef));
    for (const mention of item.mentions ?? []) {
      for (const entity of likelyUsers(mention, byName, byKubernetesId)) {
        if (known.has(entity.ref)) continue;
        known.add(entity.ref);
        suggestions.set(entity.ref, [
          ...(suggestions.get(entity.ref) ?? []),
          {
            itemKey: item.key,
            item: item.name,
            because: `${mention.described} names its host ${mention.host}.`,
            annotation: annotationFor(entity, item, mention.parts),
          },
        ]);
      }
    }
  }
  return suggestions;
}
