import {
  LEVEL_NAMES,
  LossView,
  ScorecardExport,
} from 'backstage-plugin-backups-common';
import { stringify } from 'csv-stringify/sync';

/** Columns of the table, in the order in which they stand. */
const COLUMNS = [
  'entity',
  'title',
  'owner',
  'system',
  'tier',
  'lifecycle',
  'verdict',
  'last known verdict',
  'headline',
  'loss if the volume is lost (s)',
  'loss if the site is lost (s)',
  'level',
  'level name',
  'expected level',
  'first rule that is missing',
  'made',
  'missed',
  'made of what was due (%)',
  'days not observed',
  'last drill',
  'failed drill',
  'goes back to',
  'items',
  'size (bytes)',
  'clusters',
  'destinations',
  'rule version',
  'note',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

/** Spreadsheets take a text that begins like a formula for one: such texts get a `'` before them. */
function table(rows: (string | number | undefined)[][]): string {
  return stringify(rows, { escape_formulas: true });
}

function lossOf(loss: LossView): string | number {
  return loss.kind === 'time' ? loss.seconds ?? 'not-known' : loss.kind;
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : (100 * share).toFixed(2);
}

function rowsOf(body: ScorecardExport['body']): Row[] {
  const exemptions = new Map<string, string[]>();
  for (const { entityRef, item, reason, until } of body.exemptions) {
    const told = exemptions.get(entityRef) ?? [];
    told.push(
      `${item} is exempt${until ? ` until ${until}` : ''}: ${reason ?? ''}`,
    );
    exemptions.set(entityRef, told);
  }
  return [
    ...body.entities.map(
      (entity): Row => ({
        entity: entity.entityRef,
        title: entity.title,
        owner: entity.owner,
        system: entity.system,
        tier: entity.tier,
        lifecycle: entity.lifecycle,
        verdict: entity.verdict,
        'last known verdict': entity.lastKnownVerdict,
        headline: entity.headline,
        'loss if the volume is lost (s)': lossOf(entity.loss.volume),
        'loss if the site is lost (s)': lossOf(entity.loss.site),
        level: entity.level?.level,
        'level name': entity.level && LEVEL_NAMES[entity.level.level],
        'expected level': entity.level?.expected,
        'first rule that is missing': entity.level?.next?.rule,
        made: entity.sla?.made,
        missed: entity.sla?.missed,
        'made of what was due (%)': percent(entity.sla?.share),
        'days not observed': entity.sla?.notObservedDays,
        'last drill': entity.lastDrill,
        'failed drill': entity.failedDrill,
        'goes back to': entity.goBackTo,
        items: entity.items,
        'size (bytes)': entity.sizeBytes,
        clusters: entity.clusters.join('; '),
        destinations: entity.destinations.join('; '),
        'rule version': entity.ruleVersion,
        note: exemptions.get(entity.entityRef)?.join('; '),
      }),
    ),
    ...body.departed.map(
      ({ entityRef, title, owner, goneOn, sla }): Row => ({
        entity: entityRef,
        title,
        owner,
        made: sla.made,
        missed: sla.missed,
        'made of what was due (%)': percent(sla.share),
        note: `gone since ${goneOn}`,
      }),
    ),
  ];
}

/**
 * Writes an export as CSV: a line of heads, then a line for each app, so that
 * spreadsheets and scripts read it as it is. What it is about is in the header.
 */
export function exportCsv(body: ScorecardExport['body']): string {
  return table([
    [...COLUMNS],
    ...rowsOf(body).map(row => COLUMNS.map(column => row[column])),
  ]);
}
