import { Exemption, LabelledApp } from 'backstage-plugin-backups-common';
import {
  ItemFact,
  describeObject,
  objectKey,
} from 'backstage-plugin-backups-node';
import { Estate } from '../../join/Estate';
import { repositoryNames } from '../../join/repositoryNames';
import { Cause } from '../../judge/causes/findCauses';
import { Uncovered } from '../../judge/estate/judgeCoverage';
import { LooseFinding } from '../../judge/findings/JudgedFinding';
import { JudgedPlan } from '../../judge/JudgedPlan';
import { UnknownPlace, places } from '../../judge/places';
import { EntityDocument } from '../documents';
import {
  CauseDocument,
  EstateDocuments,
  EstateFindingDocument,
  ExemptionDocument,
  UncoveredDocument,
} from './estateDocuments';
import { CatalogEntity } from '../../read/catalog/CatalogEntity';
import { Matches } from '../../match/Matches';
import { sourceIdsWithoutPlan } from '../entityDocument';
import { destinationDocuments } from './destinationDocuments';
import { itemIdentity, sizedItem } from '../itemIdentity';
import { sorted } from './sorted';
import { watchDocuments } from './watchDocuments';

const SHOWN = 20;

/** What the estate as a whole is told from. */
export interface EstateFindings {
  estate: Estate;
  plans: readonly JudgedPlan[];
  uncovered: readonly Uncovered[];
  causes: readonly Cause[];
  looseFindings: readonly LooseFinding[];
  entities: readonly CatalogEntity[];
  /** By the entity's reference. */
  suggestionsOf: Matches['suggestionsOf'];
  documents: readonly EntityDocument[];
  /** Providers that read clusters. */
  providerIds: readonly string[];
  /** Apps as labels name them. */
  apps: readonly LabelledApp[];
  /** Says what would protect an item. */
  protectionOf(item: ItemFact): UncoveredDocument['protect'];
}

/** References of entities, by what they hold. */
function entitiesBy(
  documents: readonly EntityDocument[],
  keysOf: (item: EntityDocument['items'][number]) => readonly string[],
): Map<string, Set<string>> {
  const refs = new Map<string, Set<string>>();
  for (const { ref, items } of documents) {
    for (const key of items.flatMap(keysOf)) {
      const known = refs.get(key);
      if (known) known.add(ref);
      else refs.set(key, new Set([ref]));
    }
  }
  return refs;
}

/** Who says what of an item: the item itself, or all the entities it belongs to. */
function exemptionsOf(
  { estate, documents }: EstateFindings,
  refsOfItem: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, Exemption> {
  const declared = new Map<string, Exemption[]>();
  for (const { items } of documents) {
    for (const { key, exemption } of items) {
      if (!exemption) continue;
      declared.set(key, [...(declared.get(key) ?? []), exemption]);
    }
  }
  const exemptions = new Map<string, Exemption>();
  for (const [key, { fact }] of estate.items) {
    const own = declared.get(key) ?? [];
    // An item of two apps is exempt once both say so, and as long as both do.
    const byAll =
      own.length > 0 && own.length === refsOfItem.get(key)?.size
        ? own.sort((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity))[0]
        : undefined;
    const exemption = fact.exemption ?? byAll;
    if (exemption) exemptions.set(key, exemption);
  }
  return exemptions;
}

function looseFindingDocuments(
  findings: readonly LooseFinding[],
): EstateFindingDocument[] {
  const times = new Map<string, number>();
  return findings.map(({ finding, about }) => {
    const key = `${finding.code}/${objectKey(about.object)}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return {
      key: time === 1 ? key : `${key}#${time}`,
      object: describeObject(about.object),
      cluster: about.object.cluster,
      finding,
    };
  });
}

/** Plans that copy nothing known: no item, nor a repository that others write to. */
function loosePlans(plans: readonly JudgedPlan[]): JudgedPlan[] {
  const written = new Set(
    plans.flatMap(({ joined: { fact } }) =>
      fact.mirrorOf === undefined ? repositoryNames(fact) : [],
    ),
  );
  return plans.filter(
    ({ joined: { itemKey, fact } }) =>
      itemKey === undefined && !written.has(fact.mirrorOf ?? ''),
  );
}

/** Places whose location is not known, by copies that still stand. */
function unknownPlaces(
  plans: readonly JudgedPlan[],
  refsOfPlan: ReadonlyMap<string, ReadonlySet<string>>,
): UnknownPlace[] {
  return places(
    plans.flatMap(({ id, joined, thresholds }) =>
      thresholds.fixed === 'gone'
        ? []
        : { ...joined, entities: [...(refsOfPlan.get(id) ?? [])] },
    ),
  );
}

/** @returns everything of the estate as a whole, as it is kept */
export function estateDocuments(found: EstateFindings): EstateDocuments {
  const { estate, plans, documents } = found;
  const refsOfItem = entitiesBy(documents, item => [item.key]);
  const refsOfPlan = entitiesBy(documents, item => item.planIds);
  const ownerOf = new Map(
    found.entities.map(({ ref, about }) => [ref, about?.owner] as const),
  );
  const planOf = new Map(plans.map(plan => [plan.id, plan]));
  const exemptions = exemptionsOf(found, refsOfItem);
  const uncoveredKeys = new Set(found.uncovered.map(({ item }) => item.key));

  return {
    uncovered: found.uncovered.map(
      ({ item, unprotected, lack }): UncoveredDocument => {
        const entities = sorted(refsOfItem.get(item.key) ?? []);
        return {
          ...sizedItem(item),
          entities,
          owners: sorted(entities.flatMap(ref => ownerOf.get(ref) ?? [])),
          mountedBy: sorted(item.mountedBy.map(describeObject)),
          unprotected,
          lack,
          exemption: exemptions.get(item.key),
          protect: found.protectionOf(item),
          sourceIds: sourceIdsWithoutPlan(
            item,
            found.providerIds,
            estate.servers,
          ),
        };
      },
    ),
    cause: found.causes.map(
      (cause): CauseDocument => ({
        ...cause,
        entities: sorted(
          cause.members.flatMap(({ planId }) => [
            ...(refsOfPlan.get(planId) ?? []),
          ]),
        ),
        objects: sorted(
          cause.members.flatMap(({ planId }) => {
            const plan = planOf.get(planId);
            return plan ? describeObject(plan.joined.fact.object) : [];
          }),
        ).slice(0, SHOWN),
      }),
    ),
    exemption: [...exemptions].flatMap(([key, exemption]) => {
      const item = estate.items.get(key)?.fact;
      if (!item) return [];
      return {
        ...itemIdentity(item),
        exemption,
        entities: sorted(refsOfItem.get(key) ?? []),
        copied: !uncoveredKeys.has(key),
      } satisfies ExemptionDocument;
    }),
    destination: destinationDocuments(found, refsOfPlan),
    place: unknownPlaces(plans, refsOfPlan),
    finding: looseFindingDocuments(found.looseFindings),
    suggestion: [...found.suggestionsOf].map(([key, databases]) => ({
      key,
      databases,
    })),
    app: [...found.apps],
    watch: watchDocuments(found.looseFindings),
    loosePlan: loosePlans(plans).map(({ id }) => ({ key: id })),
  };
}
