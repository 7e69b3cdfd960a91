import { ALWAYS, NEVER } from 'backstage-plugin-backups-common';
import { EntityDocument, ItemDocument } from '../documents';
import { sourceSetId } from './sourceSetId';

/** Between two values of one column; no name of a cluster or place holds it. */
const SEPARATOR = '\n';

function listColumn(values: Iterable<string>): string {
  const distinct = [...new Set(values)].sort();
  return distinct.length === 0
    ? ''
    : `${SEPARATOR}${distinct.join(SEPARATOR)}${SEPARATOR}`;
}

/** @returns what finds a value in a column that {@link entityRow} made of many, by LIKE with `\` for an escape */
export function patternInList(value: string): string {
  return `%${SEPARATOR}${escapeLike(value)}${SEPARATOR}%`;
}

/** @returns a text that LIKE takes as it is */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, character => `\\${character}`);
}

/** Where its workloads and items run. */
export function clustersOf(entity: EntityDocument): string[] {
  return [
    ...new Set([
      ...entity.items.map(item => item.cluster),
      ...(entity.clusters ?? []),
    ]),
  ].sort();
}

/** An item that nothing copies counts as soon as it is not exempt any more. */
function unprotectedAt(item: ItemDocument): number {
  if (!item.unprotected) return NEVER;
  return item.exemption ? item.exemption.until ?? NEVER : ALWAYS;
}

/** The item that lost most speaks for all: of what has no copy, everything is lost. */
function newestCopyAt({ items }: EntityDocument): number {
  const counting = items.filter(item => !item.exemption);
  return counting.length === 0
    ? 0
    : Math.min(...counting.map(item => item.newestCopyAt ?? 0));
}

/** @returns the columns of an entity, by which lists are filtered and sorted */
export function entityRow(entity: EntityDocument) {
  const { thresholds, about } = entity;
  return {
    ref: entity.ref,
    at_risk_at: thresholds.atRiskAt,
    unknown_at: thresholds.unknownAt,
    attention_at: thresholds.attentionAt,
    exempt_until: thresholds.exemptUntil,
    items: thresholds.items,
    source_ids: JSON.stringify(entity.sourceIds),
    source_set: sourceSetId(entity.sourceIds),
    kind: about?.kind ?? entity.ref.split(':')[0],
    sort_name: (
      about?.title ?? entity.ref.slice(entity.ref.lastIndexOf('/') + 1)
    ).toLocaleLowerCase('en-US'),
    owner: about?.owner ?? '',
    system: about?.system ?? '',
    tier: about?.tier ?? '',
    lifecycle: about?.lifecycle ?? '',
    clusters: listColumn(clustersOf(entity)),
    destinations: listColumn(entity.destinations ?? []),
    size_bytes: entity.items.reduce(
      (sum, item) => sum + (item.sizeBytes ?? 0),
      0,
    ),
    newest_copy_at: newestCopyAt(entity),
    unprotected_at: Math.min(NEVER, ...entity.items.map(unprotectedAt)),
    concerns: JSON.stringify(entity.statements ?? []),
    body: JSON.stringify(entity),
  };
}
