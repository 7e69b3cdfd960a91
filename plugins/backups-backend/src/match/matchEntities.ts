import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import {
  WorkloadReference,
  describeObject,
} from 'backstage-plugin-backups-node';
import { Estate, JoinedPlan } from '../join/Estate';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { claimByObject } from './claimByObject';
import { claimDatabases, isDatabase } from './claimDatabases';
import { Claims } from './Claims';
import { Matches } from './Matches';
import { MatchReason } from './MatchReason';
import { NamedItems } from './NamedItems';
import { namedNotFound } from './namedNotFound';
import { normalizeRef } from './normalizeRef';
import {
  claimByMentions,
  hasSaid,
  secretKey,
  suggestDatabases,
} from './suggestDatabases';
import { SuspectedDatabase } from './SuspectedDatabase';
import { WorkloadSelectors } from './WorkloadSelectors';
import {
  claimByEntityAnnotation,
  claimByObjectAnnotation,
} from './claimByAnnotation';
import { AskedHosts } from './AskedHosts';
import { decide } from './decide';

const NAME_LABEL = 'app.kubernetes.io/name';

/** Kinds that own data by name; a System or a Group of the same name does not. */
const NAMED_KINDS = new Set(['component', 'resource']);

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
  const suspectedOf = new Map<string, SuspectedDatabase[]>();
  const suspect = (ref: string, database: SuspectedDatabase) =>
    suspectedOf.set(ref, [...(suspectedOf.get(ref) ?? []), database]);
  const usersOfSecret = new Map<string, CatalogEntity[]>();
  const hosts = new AskedHosts(estate);
  /** Hosts without a database cluster behind them, with the volumes that are there. */
  const volumesAsked: {
    ref: string;
    database: SuspectedDatabase;
    keys: string[];
  }[] = [];

  const itemsOfWorkload = new Map<string, string[]>();
  for (const { fact: item } of estate.items.values()) {
    for (const workload of item.mountedBy) {
      const key = `${workload.cluster}/${describeObject(workload)}`;
      itemsOfWorkload.set(key, [...(itemsOfWorkload.get(key) ?? []), item.key]);
    }
  }

  const explicit = new WorkloadSelectors(entities);
  const named = new NamedItems(
    [...estate.items.values()].map(({ fact }) => fact),
  );
  for (const entity of entities) {
    claimByEntityAnnotation(entity, named, claims);
    for (const database of namedNotFound(entity, named)) {
      suspect(entity.ref, database);
    }
  }

  for (const { fact } of estate.workloads) {
    const { workload } = fact;
    const described = describeObject(workload);
    const keys = itemsOfWorkload.get(`${workload.cluster}/${described}`) ?? [];
    const owners: { ref: string; because: MatchReason; shareable: boolean }[] =
      [];
    const declared = workload.annotations[OBJECT_ANNOTATIONS.entity];
    if (declared && byRef.has(normalizeRef(declared))) {
      owners.push({
        ref: normalizeRef(declared),
        because: {
          by: 'workload',
          workload: described,
          points: { by: 'annotation', name: OBJECT_ANNOTATIONS.entity },
        },
        shareable: true,
      });
    }
    for (const { entity, selector } of explicit.selecting(workload)) {
      owners.push({
        ref: entity.ref,
        because: {
          by: 'selected-workload',
          workload: described,
          selected: selector.by,
        },
        shareable: true,
      });
    }
    if (owners.length === 0) {
      const label = workload.labels[NAME_LABEL] ?? '';
      for (const entity of index.get(label.toLocaleLowerCase('en-US')) ?? []) {
        if (explicit.has(entity)) continue;
        owners.push({
          ref: entity.ref,
          because: {
            by: 'workload',
            workload: described,
            points: { by: 'label', label: NAME_LABEL, value: label },
          },
          shareable: false,
        });
      }
    }
    for (const owner of owners) {
      const entity = byRef.get(owner.ref);
      for (const name of entity ? fact.secretNames ?? [] : []) {
        const key = secretKey(workload.cluster, {
          namespace: workload.namespace,
          name,
        });
        const users = usersOfSecret.get(key) ?? [];
        if (entity && !users.includes(entity)) {
          usersOfSecret.set(key, [...users, entity]);
        }
      }
      for (const { name, database } of entity && !hasSaid(entity)
        ? fact.asks ?? []
        : []) {
        const behind = hosts.itemsBehind(name, workload);
        if (!behind) continue;
        const databases = behind.filter(isDatabase);
        if (databases.length === 0) {
          volumesAsked.push({
            ref: owner.ref,
            database: { by: 'host', name, workload: described },
            keys: behind.map(({ key }) => key),
          });
        }
        for (const item of databases) {
          claims.add(item.key, {
            entityRef: owner.ref,
            level: 'mention',
            because: {
              by: 'asked-host',
              workload: described,
              host: name,
              database,
            },
            shareable: true,
            parts: database ? [database] : undefined,
          });
        }
      }
      for (const { variable, secret } of entity && !hasSaid(entity)
        ? fact.asksBySecret ?? []
        : []) {
        suspect(owner.ref, {
          by: 'secret',
          secret,
          workload: described,
          variable,
        });
      }
      for (const { variable, configMap } of entity && !hasSaid(entity)
        ? fact.asksByConfigMap ?? []
        : []) {
        suspect(owner.ref, {
          by: 'config-map',
          configMap,
          workload: described,
          variable,
        });
      }
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
    const described = () =>
      `${
        item.kind === 'persistent-volume-claim' ? 'PersistentVolumeClaim ' : ''
      }${item.namespace ? `${item.namespace}/` : ''}${item.name}`;
    claimByObjectAnnotation(
      item.key,
      item.annotations,
      described,
      byRef,
      claims,
    );
    claimByObject(item, item.name, item, described, index, claims);
  }
  for (const plan of estate.plans) {
    const { fact } = plan;
    const item = estate.items.get(plan.itemKey ?? '')?.fact;
    if (!item) continue;
    claimByObjectAnnotation(
      item.key,
      fact.annotations,
      () => describePlan(plan),
      byRef,
      claims,
    );
    claimByObject(
      item,
      fact.object.name,
      fact,
      () => describePlan(plan),
      index,
      claims,
    );
  }

  claimByMentions({
    items: [...estate.items.values()].map(({ fact }) => fact),
    entities,
    byName: index,
    claims,
    usersOfSecret,
  });
  const holdersOf = claimDatabases({
    items: [...estate.items.values()].map(({ fact }) => fact),
    entities,
    named,
    byName: index,
    claims,
  });
  const decided = decide(
    estate,
    claims,
    holdersOf,
    ref => byRef.get(ref)?.about?.owner,
  );
  for (const { ref, database, keys } of volumesAsked) {
    const own = decided.itemsOf.get(ref);
    if (!keys.some(key => own?.has(key))) suspect(ref, database);
  }
  return {
    ...decided,
    holdersOf,
    suggestionsOf: suggestDatabases({
      items: [...estate.items.values()].map(({ fact }) => fact),
      entities,
      byName: index,
      claims,
      usersOfSecret,
    }),
    suspectedOf,
    workloadsOf,
    unclassifiedOf,
  };
}
