import {
  VERDICTS,
  type ScorecardPage,
  type ScorecardRow,
} from 'backstage-plugin-backups-common';
import { EXAMPLE_NOW, exampleInstant } from './exampleClock';

/** A row of the scorecard, calm unless told otherwise. */
export function exampleRow(fields: Partial<ScorecardRow> = {}): ScorecardRow {
  return {
    entityRef: 'component:default/radarr',
    title: 'radarr',
    kind: 'component',
    owner: 'group:default/team-media',
    verdict: 'protected',
    pastRpoByLastKnowledge: false,
    headline: 'Protected. Newest copy 47 min old (NAS).',
    loss: {
      volume: { kind: 'time', seconds: 47 * 60 },
      site: { kind: 'time', seconds: 14 * 3600 },
    },
    clusters: ['home-1'],
    destinations: ['NAS', 'Backblaze B2'],
    items: 1,
    sizeBytes: 5 * 2 ** 30,
    ...fields,
  };
}

/** Rows of every verdict, worst first. */
export function exampleRows(count: number): ScorecardRow[] {
  return Array.from({ length: count }, (_, index) => {
    const verdict =
      VERDICTS[Math.floor((index * VERDICTS.length) / count)] ?? 'protected';
    const name = `app-${String(index).padStart(5, '0')}`;
    return exampleRow({
      entityRef: `component:default/${name}`,
      title: name,
      verdict,
      headline: `This one is ${verdict}.`,
    });
  });
}

/** The first page of a scorecard. */
export function exampleScorecardPage(
  fields: Partial<ScorecardPage> = {},
): ScorecardPage {
  const entities = fields.entities ?? exampleRows(6);
  const of = (verdict: ScorecardRow['verdict']) =>
    entities.filter(row => row.verdict === verdict).length;
  return {
    now: EXAMPLE_NOW,
    clock: 'live',
    checkedAt: exampleInstant(-2),
    sources: { current: 4, total: 4 },
    coverage: {
      counted: entities.length - of('exempt') - of('no-data'),
      protected: of('protected'),
      needsAttention: of('needs-attention'),
      cannotTell: of('cannot-tell'),
      atRisk: of('at-risk'),
      unprotected: 1,
      exempt: of('exempt'),
      noData: of('no-data'),
    },
    total: entities.length,
    entities,
    ...fields,
  };
}
