import {
  ENTITY_ANNOTATIONS,
  KUBERNETES_ANNOTATIONS,
} from 'backstage-plugin-backups-common';
import { ItemFact, ItemMention } from 'backstage-plugin-backups-node';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { Claims } from './Claims';
import { HostMention } from './MatchReason';

/** A database cluster that an entity may use, by what configurations say. */
export interface DatabaseSuggestion {
  itemKey: string;
  /** Name of the item. */
  item: string;
  because: HostMention;
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

/** @returns the key of a Secret by its name; it is never read */
export function secretKey(
  cluster: string,
  secret: { namespace?: string; name: string },
): string {
  return `${cluster}/${secret.namespace ?? ''}/${secret.name}`;
}

interface Configurations {
  items: Iterable<ItemFact>;
  entities: readonly CatalogEntity[];
  /** Entities by name, lower case. */
  byName: ReadonlyMap<string, CatalogEntity[]>;
  claims: Claims;
  /** Entities whose workloads take variables from a Secret, by `secretKey`. */
  usersOfSecret?: ReadonlyMap<string, readonly CatalogEntity[]>;
}

/** Entities that a configuration is likely of. The first way that finds any decides. */
function likelyUsers(
  mention: ItemMention,
  cluster: string,
  { byName, usersOfSecret }: Pick<Configurations, 'byName' | 'usersOfSecret'>,
  byKubernetesId: ReadonlyMap<string, CatalogEntity[]>,
): CatalogEntity[] {
  const { labels, annotations, name, secret } = mention;
  const using = secret && usersOfSecret?.get(secretKey(cluster, secret));
  if (using && using.length > 0) return [...using];
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

/** Its owner has said which databases it uses, or that it uses none: nothing is inferred then. */
export function hasSaid(entity: CatalogEntity): boolean {
  return entity.annotations[ENTITY_ANNOTATIONS.databases] !== undefined;
}

function byKubernetesIdOf(
  entities: readonly CatalogEntity[],
): Map<string, CatalogEntity[]> {
  const index = new Map<string, CatalogEntity[]>();
  for (const entity of entities) {
    const id = entity.annotations[KUBERNETES_ANNOTATIONS.id];
    if (id) index.set(id, [...(index.get(id) ?? []), entity]);
  }
  return index;
}

/**
 * Claims a database cluster for the one app whose own configuration names its
 * host and a database in it. It is strong evidence, said as such, and the owner
 * may contradict it with annotation `backups/databases`.
 */
export function claimByMentions(options: Configurations): void {
  const { items, entities, claims } = options;
  const byKubernetesId = byKubernetesIdOf(entities);
  for (const item of items) {
    for (const mention of item.mentions ?? []) {
      if (mention.parts.length === 0) continue;
      const users = likelyUsers(mention, item.cluster, options, byKubernetesId);
      if (users.length !== 1 || hasSaid(users[0])) continue;
      claims.add(item.key, {
        entityRef: users[0].ref,
        level: 'mention',
        because: {
          by: 'mention',
          described: mention.described,
          host: mention.host,
          databases: [...mention.parts],
        },
        shareable: true,
        parts: [...mention.parts],
      });
    }
  }
}

/**
 * Finds who may use a database cluster without anything saying so: an entity
 * whose configuration names its host. It suggests, and claims nothing.
 *
 * @param claims - who is known to use it gets no suggestion
 * @returns by the entity's reference
 */
export function suggestDatabases(
  options: Configurations,
): Map<string, DatabaseSuggestion[]> {
  const { items, entities, claims } = options;
  const suggestions = new Map<string, DatabaseSuggestion[]>();
  const mentioned = [...items].filter(({ mentions }) => mentions?.length);
  if (mentioned.length === 0) return suggestions;

  const byKubernetesId = byKubernetesIdOf(entities);
  for (const item of mentioned) {
    const known = new Set(claims.of(item.key).map(claim => claim.entityRef));
    for (const mention of item.mentions ?? []) {
      for (const entity of likelyUsers(
        mention,
        item.cluster,
        options,
        byKubernetesId,
      )) {
        if (known.has(entity.ref)) continue;
        if (entity.annotations[ENTITY_ANNOTATIONS.databases] === 'none') {
          continue;
        }
        known.add(entity.ref);
        suggestions.set(entity.ref, [
          ...(suggestions.get(entity.ref) ?? []),
          {
            itemKey: item.key,
            item: item.name,
            because: {
              described: mention.described,
              host: mention.host,
            },
            annotation: annotationFor(entity, item, mention.parts),
          },
        ]);
      }
    }
  }
  return suggestions;
}
