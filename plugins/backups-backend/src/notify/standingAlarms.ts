import { Verdict } from 'backstage-plugin-backups-common';
import { Concern } from '../judge/causes/concernsOf';
import { StandingAlarm } from '../judge/notices/settleAlarms';
import { EntityDocument, SourceRecord } from '../keep/documents';
import { ConcernedEntity } from '../keep/scorecard/ScorecardStore';
import { entitiesOfCause, needsView } from '../serve/scorecard/needsView';
import { VerdictNow } from '../collect/chronicle/verdictNow';

/** What puts an item at risk: neither what only erodes it, nor what is wrong beside it. */
function endangers(
  concern: Concern,
  entity: EntityDocument,
  judgedAt: number,
): boolean {
  const { kind, item: name } = concern;
  if (kind.type === 'unknown') return false;
  if (kind.type === 'finding') return kind.severity === 'breaks-restore';
  return entity.items.some(
    item =>
      item.name === name && (item.unprotected || item.atRiskAt <= judgedAt),
  );
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
      concerns: (entity.concerns ?? []).filter(concern =>
        endangers(concern, entity, judgedAt),
      ),
    });
  }
  return [...byOwner].flatMap(([owner, concerned]) =>
    needsView({ concerned, silent: [], sources, now }).map(need => ({
      owner,
      cause: need.cause,
      title: need.title,
      detail: [need.detail, need.fix].filter(Boolean).join('. '),
      refs: entitiesOfCause(need.cause, concerned),
    })),
  );
}
