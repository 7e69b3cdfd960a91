import { Fact } from 'backstage-plugin-backups-node';
import { factKey } from '../../observe/factKey';
import { CycleChanges } from '../CycleChanges';
import { FactRecord, PlanDocument } from '../documents';
import { Table, difference } from './difference';

/** What one source said last. */
export interface SourceFacts {
  /** Plans included, in the order in which they were said. */
  facts: readonly Fact[];
  /** What is written of them; plans are kept with their documents instead. */
  records: Table<FactRecord>;
}

/** A record stays the same object as long as its fact does. */
const recordsOfFacts = new WeakMap<Fact, FactRecord>();

function factRecord(sourceId: string, key: string, fact: Fact): FactRecord {
  const known = recordsOfFacts.get(fact);
  if (known?.sourceId === sourceId && known.key === key) return known;
  const record = { sourceId, key, fact };
  recordsOfFacts.set(fact, record);
  return record;
}

/** Two facts of a source may be about the same; both are kept. */
function recordsOf(
  sourceId: string,
  facts: readonly Fact[],
): Table<FactRecord> {
  const times = new Map<string, number>();
  const records = new Map<string, FactRecord>();
  for (const fact of facts) {
    if (fact.type === 'plan') continue;
    const same = factKey(fact);
    const time = (times.get(same) ?? 0) + 1;
    times.set(same, time);
    const key = time === 1 ? same : `${same}#${time}`;
    records.set(key, factRecord(sourceId, key, fact));
  }
  return records;
}

/** What changed of the facts of all sources; a source that says the same again costs nothing. */
export function factDifference(
  before: Table<SourceFacts>,
  next: ReadonlyMap<string, readonly Fact[]>,
): CycleChanges['facts'] & { after: Table<SourceFacts> } {
  const after = new Map<string, SourceFacts>();
  const upserts: FactRecord[] = [];
  const removals: { sourceId: string; key: string }[] = [];
  for (const sourceId of new Set([...before.keys(), ...next.keys()])) {
    const known = before.get(sourceId);
    const facts = next.get(sourceId);
    if (known && known.facts === facts) {
      after.set(sourceId, known);
      continue;
    }
    const changes = difference(
      known?.records ?? new Map(),
      facts ? recordsOf(sourceId, facts) : new Map(),
    );
    for (const record of changes.upserts) upserts.push(record);
    for (const key of changes.removals) removals.push({ sourceId, key });
    if (facts) after.set(sourceId, { facts, records: changes.after });
  }
  return { upserts, removals, after };
}

/** The facts of each source, as a process finds them that has read nothing yet. */
export function factsOfSources(
  records: readonly FactRecord[],
  plans: readonly PlanDocument[],
): Table<SourceFacts> {
  const bySource = new Map<
    string,
    { facts: Fact[]; records: Map<string, FactRecord> }
  >();
  const of = (sourceId: string) => {
    let source = bySource.get(sourceId);
    if (!source) {
      source = { facts: [], records: new Map() };
      bySource.set(sourceId, source);
    }
    return source;
  };
  for (const record of records) {
    const source = of(record.sourceId);
    source.facts.push(record.fact);
    source.records.set(record.key, record);
  }
  for (const { sourceId, fact, memory } of plans) {
    if (memory.goneAt === undefined) of(sourceId).facts.push(fact);
  }
  return bySource;
}
