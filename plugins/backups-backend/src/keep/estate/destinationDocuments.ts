import { describeObject, hostOf } from 'backstage-plugin-backups-node';
import { Estate, itemKeysOf } from '../../join/Estate';
import { KnownFinding } from '../../judge/findings/JudgedFinding';
import { Cause } from '../../judge/causes/findCauses';
import { JudgedPlan } from '../../judge/JudgedPlan';
import { EntityDocument } from '../documents';
import { DestinationDocument } from './estateDocuments';
import { sorted } from './sorted';

/** Prefixes that are listed. */
const SHOWN = 20;

function destinationKey({ joined }: JudgedPlan): string {
  const { destination } = joined.fact;
  const { type, endpoint, bucket, server, path, failureDomain } = destination;
  const host = endpoint ?? server;
  const place = [type, host && (hostOf(host) ?? host), bucket, path];
  return place.slice(1).some(Boolean)
    ? place.map(part => part ?? '').join('|')
    : [type, failureDomain ?? '', destination.label].join('|');
}

/** Advice is shown per plan; a destination shows only advice about credentials. */
function matters({ severity, code }: KnownFinding): boolean {
  return severity !== 'advice' || code.startsWith('credential-');
}

/**
 * Puts together what goes to one place.
 *
 * @param refsOfPlan - references of entities, by plan id
 */
export function destinationDocuments(
  {
    plans,
    estate,
    causes,
    documents,
  }: {
    plans: readonly JudgedPlan[];
    estate: Estate;
    causes: readonly Cause[];
    documents: readonly EntityDocument[];
  },
  refsOfPlan: ReadonlyMap<string, ReadonlySet<string>>,
): DestinationDocument[] {
  const groups = new Map<string, JudgedPlan[]>();
  for (const plan of plans) {
    if (plan.thresholds.fixed === 'gone') continue;
    const key = destinationKey(plan);
    const known = groups.get(key);
    if (known) known.push(plan);
    else groups.set(key, [plan]);
  }
  const causeOfPlan = new Map(
    causes.flatMap(cause =>
      // That a cluster is silent is no trouble of the places it copies to.
      (cause.kind === 'source' ? [] : cause.members).map(
        ({ planId }) => [planId, cause.key] as const,
      ),
    ),
  );
  const findingsOfPlan = new Map<string, KnownFinding[]>();
  for (const { items } of documents) {
    for (const { finding, planId } of items.flatMap(item => item.findings)) {
      if (planId === undefined || !matters(finding)) continue;
      const known = findingsOfPlan.get(planId) ?? [];
      findingsOfPlan.set(planId, [...known, finding]);
    }
  }
  const findingsOf = (own: readonly JudgedPlan[]) => {
    const byCause = new Map<
      string,
      { finding: KnownFinding; plans: Set<string> }
    >();
    for (const { id } of own) {
      for (const finding of findingsOfPlan.get(id) ?? []) {
        const known = byCause.get(finding.causeKey);
        if (known) known.plans.add(id);
        else byCause.set(finding.causeKey, { finding, plans: new Set([id]) });
      }
    }
    return [...byCause.values()].map(({ finding, plans: ids }) => ({
      finding,
      plans: ids.size,
    }));
  };
  return [...groups].map(([key, own]): DestinationDocument => {
    const {
      prefix: _,
      derivedFrom: __,
      ...destination
    } = own[0].joined.fact.destination;
    const itemKeys = new Set(own.flatMap(plan => itemKeysOf(plan.joined)));
    const [newest] = own
      // A success with nothing behind it proves no contact.
      .filter(
        plan => plan.memory.lastSuccess && plan.thresholds.fixed !== 'hollow',
      )
      .sort(
        (a, b) =>
          (b.memory.lastSuccess?.finishedAt ?? 0) -
            (a.memory.lastSuccess?.finishedAt ?? 0) ||
          // Of two at one instant always the same, in whatever order they come.
          (a.id < b.id ? -1 : 1),
      );
    return {
      key,
      destination,
      prefixes: sorted(
        own.flatMap(plan => plan.joined.fact.destination.prefix ?? []),
      ).slice(0, SHOWN),
      planIds: own.map(({ id }) => id),
      itemKeys: itemKeys.size,
      itemBytes: [...itemKeys].reduce(
        (sum, item) => sum + (estate.items.get(item)?.fact.sizeBytes ?? 0),
        0,
      ),
      entities: new Set(
        own.flatMap(({ id }) => [...(refsOfPlan.get(id) ?? [])]),
      ).size,
      newestContact: newest?.memory.lastSuccess && {
        at: newest.memory.lastSuccess.finishedAt,
        object: describeObject(newest.joined.fact.object),
      },
      findings: findingsOf(own),
      causeKeys: sorted(own.flatMap(({ id }) => causeOfPlan.get(id) ?? [])),
    };
  });
}
