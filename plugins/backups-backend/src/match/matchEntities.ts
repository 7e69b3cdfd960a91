import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  ENTITY_ANNOTATIONS,
  OBJECT_ANNOTATIONS,
} from 'backstage-plugin-backups-common';
import {
  WorkloadReference,
  describeObject,
} from 'backstage-plugin-backups-node';
import { Estate, JoinedPlan } from '../join/Estate';
import { CatalogEntity } from './CatalogEntity';
import { Matches, Match } from './Matches';
import { nameCandidates } from './nameCandidates';
import { workloadSelector } from './workloadSelector';

/** Ways of matching, strongest first. The first that finds an entity decides. */
const LEVELS = ['annotation', 'workload', 'label', 'gitops', 'name'] as const;
type Level = (typeof LEVELS)[number];

interface Claim extends Match {
  level: Level;
  /** Several entities may hold such a claim without contradicting each other. */
  shareable: boolean;
}

const FLUX_NAME = 'kustomize.toolkit.fluxcd.io/name';
const HELM_RELEASE = 'meta.helm.sh/release-name';
const ARGO_TRACKING = 'argocd.argoproj.io/tracking-id';

/** Kinds that own data by name; a System or a Group of the same name does not. */
const NAMED_KINDS = new Set(['component', 'resource']);

interface Labelled {
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

class Claims {
  readonly #byItem = new Map<string, Claim[]>();

  add(itemKey: string, claim: Claim): void {
    const claims = this.#byItem.get(itemKey) ?? [];
    claims.push(claim);
    this.#byItem.set(itemKey, claims);
  }

  of(itemKey: string): Claim[] {
    return this.#byItem.get(itemKey) ?? [];
  }
}

/** Items that an entity names itself: `[cluster/]namespace/name`, comma separated. */
function claimByEntityAnnotation(
  entity: CatalogEntity,
  estate: Estate,
  claims: Claims,
): void {
  const value = entity.annotations[ENTITY_ANNOTATIONS.items];
  if (!value) return;
  const wanted = value.split(',').map(part => part.trim().split('/'));
  for (const { fact: item } of estate.items.values()) {
    const names = [
      item.name,
      ...item.aliases.map(alias => alias.split('/')[3]),
    ];
    const named = wanted.some(parts => {
      const [name, namespace, cluster] = [...parts].reverse();
      return (
        names.includes(name) &&
        (namespace === undefined || namespace === item.namespace) &&
        (cluster === undefined || cluster === item.cluster)
      );
    });
    if (named) {
      claims.add(item.key, {
        entityRef: entity.ref,
        level: 'annotation',
        because: `The entity names it in annotation ${ENTITY_ANNOTATIONS.items}.`,
        shareable: true,
      });
    }
  }
}

function claimByObjectAnnotation(
  itemKey: string,
  annotations: Record<string, string>,
  object: string,
  entities: ReadonlyMap<string, CatalogEntity>,
  claims: Claims,
): void {
  const value = annotations[OBJECT_ANNOTATIONS.entity];
  if (!value) return;
  const ref = [...entities.keys()].find(
    candidate => candidate === normalizeRef(value),
  );
  if (!ref) return;
  claims.add(itemKey, {
    entityRef: ref,
    level: 'annotation',
    because: `${object} names the entity in annotation ${OBJECT_ANNOTATIONS.entity}.`,
    shareable: true,
  });
}

function normalizeRef(value: string): string {
  const match = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(value.trim());
  if (!match) return value;
  return stringifyEntityRef({
    kind: match[1] ?? 'component',
    namespace: match[2] ?? 'default',
    name: match[3],
  });
}

/** Entities by name, for the ways of matching that compare names. */
function indexByName(
  entities: Iterable<CatalogEntity>,
): Map<string, CatalogEntity[]> {
  const index = new Map<string, CatalogEntity[]>();
  for (const entity of entities) {
    if (!NAMED_KINDS.has(entity.kind)) continue;
    const name = entity.name.toLocaleLowerCase('en-US');
    index.set(name, [...(index.get(name) ?? []), entity]);
  }
  return index;
}

function claimByNames(
  itemKey: string,
  names: { value: string | undefined; because: string }[],
  level: Level,
  index: ReadonlyMap<string, CatalogEntity[]>,
  claims: Claims,
): void {
  for (const { value, because } of names) {
    const found = value
      ? index.get(value.toLocaleLowerCase('en-US'))
      : undefined;
    for (const entity of found ?? []) {
      claims.add(itemKey, {
        entityRef: entity.ref,
        level,
        because,
        shareable: false,
      });
    }
  }
}

function claimByObject(
  itemKey: string,
  name: string,
  object: Labelled,
  described: string,
  index: ReadonlyMap<string, CatalogEntity[]>,
  claims: Claims,
): void {
  const { labels, annotations } = object;
  claimByNames(
    itemKey,
    ['app.kubernetes.io/name', 'app.kubernetes.io/instance'].map(label => ({
      value: labels[label],
      because: `${described} carries label ${label}=${labels[label]}.`,
    })),
    'label',
    index,
    claims,
  );
  const argo = annotations[ARGO_TRACKING]?.split(':')[0];
  claimByNames(
    itemKey,
    [
      {
        value: labels[FLUX_NAME],
        because: `${described} is applied by Flux Kustomization ${labels[FLUX_NAME]}.`,
      },
      {
        value: annotations[HELM_RELEASE],
        because: `${described} belongs to Helm release ${annotations[HELM_RELEASE]}.`,
      },
      {
        value: argo,
        because: `${described} is tracked by Argo CD application ${argo}.`,
      },
    ],
    'gitops',
    index,
    claims,
  );
  claimByNames(
    itemKey,
    nameCandidates(name).map(value => ({
      value,
      because: `By name only: ${described} is called like the entity.`,
    })),
    'name',
    index,
    claims,
  );
}

function describePlan(plan: JoinedPlan): string {
  return describeObject(plan.fact.object);
}

/**
 * Decides which entities an item belongs to, and says why. The strongest way
 * of matching that finds anything decides; below a workload, two entities that
 * claim the same item contradict each other.
 *
 * @param estate - what was found
 * @param entities - the catalog, projected
 */
export function matchEntities(
  estate: Estate,
  entities: readonly CatalogEntity[],
): Matches {
  const byRef = new Map(entities.map(entity => [entity.ref, entity]));
  const index = indexByName(entities);
  const claims = new Claims();
  const workloadsOf = new Map<string, WorkloadReference[]>();
  const unclassifiedOf = new Map<string, string[]>();

  const itemsOfWorkload = new Map<string, string[]>();
  for (const { fact: item } of estate.items.values()) {
    for (const workload of item.mountedBy) {
      const key = `${workload.cluster}/${describeObject(workload)}`;
      itemsOfWorkload.set(key, [...(itemsOfWorkload.get(key) ?? []), item.key]);
    }
  }

  const explicit = entities.flatMap(entity => {
    const selector = workloadSelector(entity);
    return selector ? [{ entity, selector }] : [];
  });
  for (const entity of entities) {
    claimByEntityAnnotation(entity, estate, claims);
  }

  for (const { fact } of estate.workloads) {
    const { workload } = fact;
    const described = describeObject(workload);
    const keys = itemsOfWorkload.get(`${workload.cluster}/${described}`) ?? [];
    const owners: { ref: string; because: string; shareable: boolean }[] = [];
    const named = workload.annotations[OBJECT_ANNOTATIONS.entity];
    if (named && byRef.has(normalizeRef(named))) {
      owners.push({
        ref: normalizeRef(named),
        because: `${described} mounts it and names the entity in annotation ${OBJECT_ANNOTATIONS.entity}.`,
        shareable: true,
      });
    }
    for (const { entity, selector } of explicit) {
      if (selector.selects(workload)) {
        owners.push({
          ref: entity.ref,
          because: `${described} mounts it and fits ${selector.described}.`,
          shareable: true,
        });
      }
    }
    if (owners.length === 0) {
      const label = workload.labels['app.kubernetes.io/name'] ?? '';
      for (const entity of index.get(label.toLocaleLowerCase('en-US')) ?? []) {
        if (workloadSelector(entity)) continue;
        owners.push({
          ref: entity.ref,
          because: `${described} mounts it and carries label app.kubernetes.io/name=${label}.`,
          shareable: false,
        });
      }
    }
    for (const owner of owners) {
      workloadsOf.set(owner.ref, [
        ...(workloadsOf.get(owner.ref) ?? []),
        workload,
      ]);
      if (fact.unclassifiedMounts.length > 0) {
        unclassifiedOf.set(owner.ref, [
          ...(unclassifiedOf.get(owner.ref) ?? []),
          ...fact.unclassifiedMounts.map(mount => `${described}: ${mount}`),
        ]);
      }
      for (const itemKey of keys) {
        claims.add(itemKey, {
          entityRef: owner.ref,
          level: 'workload',
          because: owner.because,
          // Two workloads of two entities may mount one volume.
          shareable: owner.shareable || owners.length === 1,
        });
      }
    }
  }

  for (const { fact: item } of estate.items.values()) {
    const described = `${
      item.kind === 'persistent-volume-claim' ? 'PersistentVolumeClaim ' : ''
    }${item.namespace ? `${item.namespace}/` : ''}${item.name}`;
    claimByObjectAnnotation(
      item.key,
      item.annotations,
      described,
      byRef,
      claims,
    );
    claimByObject(item.key, item.name, item, described, index, claims);
  }
  for (const plan of estate.plans) {
    if (!plan.itemKey) continue;
    const { fact } = plan;
    claimByObjectAnnotation(
      plan.itemKey,
      fact.annotations,
      describePlan(plan),
      byRef,
      claims,
    );
    claimByObject(
      plan.itemKey,
      fact.object.name,
      fact,
      describePlan(plan),
      index,
      claims,
    );
  }

  return decide(estate, claims, workloadsOf, unclassifiedOf);
}

function decide(
  estate: Estate,
  claims: Claims,
  workloadsOf: Map<string, WorkloadReference[]>,
  unclassifiedOf: Map<string, string[]>,
): Matches {
  const itemsOf = new Map<string, Map<string, Match>>();
  const conflicts = new Map<string, string[]>();
  const unmatched: string[] = [];
  for (const itemKey of estate.items.keys()) {
    const all = claims.of(itemKey);
    const level = LEVELS.find(candidate =>
      all.some(claim => claim.level === candidate),
    );
    if (!level) {
      unmatched.push(itemKey);
      continue;
    }
    const deciding = all.filter(claim => claim.level === level);
    const refs = [...new Set(deciding.map(claim => claim.entityRef))];
    const contradict =
      refs.length > 1 && deciding.some(claim => !claim.shareable);
    if (contradict) conflicts.set(itemKey, refs);
    for (const { entityRef, because } of deciding) {
      const items = itemsOf.get(entityRef) ?? new Map<string, Match>();
      if (!items.has(itemKey)) items.set(itemKey, { entityRef, because });
      itemsOf.set(entityRef, items);
    }
  }
  return { itemsOf, conflicts, unmatched, workloadsOf, unclassifiedOf };
}
