import { Verdict } from 'backstage-plugin-backups-common';
import { KeptStatement } from '../judge/statements/Statement';
import { StandingAlarm } from '../judge/notices/settleAlarms';
import { EntityDocument } from '../keep/documents';
import { SourceRecord } from '../read/SourceRecord';
import { ConcernedEntity } from '../keep/scorecard/listConcerned';
import { entitiesOfCause, needsView } from '../serve/scorecard/needsView';
import { VerdictNow } from '../keep/chronicle/verdictNow';

/** What puts an item at risk: neither what only erodes it, nor what is wrong beside it. */
function endangers(
  statement: KeptStatement,
  entity: EntityDocument,
  judgedAt: number,
): boolean {
  switch (statement.code) {
    case 'unknown':
    case 'conflict':
    case 'mount-not-understood':
    case 'unlinked-database':
    case 'missing-copy':
      return false;
    case 'finding':
      return statement.severity === 'breaks-restore';
    case 'state':
    case 'unprotected':
    case 'past-rpo':
      return entity.items.some(
        ({ key, unprotected, atRiskAt }) =>
          key === statement.about.itemKey &&
          (unprotected || atRiskAt <= judgedAt),
      );
    default: {
      const unplaced: never = statement;
      throw new Error(`Statement without a place: ${JSON.stringify(unplaced)}`);
    }
  }
}

/**
 * Lists what puts something at risk now, once per cause and owner: a dead NAS
 * with 52 apps of one owner is one.
 *
 * @param options - `verdicts`: of every entity; `platformOwner`: whom it
 * concerns that belongs to nobody; absent: nobody
 */
export function standingAlarms(options: {
  verdicts: ReadonlyMap<EntityDocument, VerdictNow>;
  sources: ReadonlyMap<string, SourceRecord>;
  now: number;
  platformOwner: string | undefined;
}): StandingAlarm[] {
  const { verdicts, sources, now, platformOwner } = options;
  const byOwner = new Map<string, ConcernedEntity[]>();
  for (const [entity, { verdict, judgedAt }] of verdicts) {
    const owner = entity.about?.owner ?? platformOwner;
    if (verdict !== 'at-risk' || owner === undefined) continue;
    const own = byOwner.get(owner) ?? [];
    byOwner.set(owner, own);
    own.push({
      ref: entity.ref,
      title: entity.about?.title ?? entity.ref,
      verdict: 'at-risk' satisfies Verdict,
      judgedAt,
      atRiskAt: entity.thresholds.atRiskAt,
      statements: (entity.statements ?? []).filter(statement =>
        endangers(statement, entity, judgedAt),
      ),
    });
  }
  return [...byOwner].flatMap(([owner, concerned]) =>
    needsView({ concerned, visible: 'all', silent: [], sources, now }).map(
      need => ({
        owner,
        cause: need.cause,
        title: need.title,
        detail: [need.detail, need.fix].filter(Boolean).join('. '),
        refs: entitiesOfCause(need.cause, concerned),
      }),
    ),
  );
}
