import { wordsOfRule } from '../../../say/levelRules';
import {
  ExportedEntity,
  ExportedExemption,
  ExportedRule,
  ExportedSource,
  ScorecardExport,
  ScorecardExportFiles,
  ScorecardFilterParameters,
  SlaDays,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { BackupsStore } from '../../../keep/BackupsStore';
import { ChronicleStore } from '../../../keep/chronicle/ChronicleStore';
import {
  DueCounts,
  LevelDocument,
} from '../../../keep/chronicle/LevelDocument';
import { EntityDocument } from '../../../keep/documents';
import { SourceRecord, isCurrent } from '../../../read/SourceRecord';
import { ScorecardStore } from '../../../keep/scorecard/ScorecardStore';
import { SummedDue } from '../../../keep/scorecard/dueOfEntities';
import { ScorecardQuestion } from '../../../keep/scorecard/ScorecardQuestion';
import { drillView } from '../../restore/drillWords';
import { slaView } from '../../views/slaView';
import { ScorecardListRequest, ScorecardService } from '../ScorecardService';
import { ScorecardReports } from '../reports/ScorecardReports';
import { periodBetween, slaPeriod } from '../reports/slaPeriod';
import { correctiveActionViews } from './correctiveActionViews';
import { controlViews } from './controlViews';
import { exportCsv } from './exportCsv';
import { sha256Of } from './sha256Of';

/** What is to be exported, and for whom. */
export interface ExportRequest
  extends Omit<ScorecardListRequest, 'cursor' | 'limit'> {
  /** A period that ended yesterday, where no days are named. */
  days: SlaDays;
  /** First and last day of a period; without an end it is yesterday. */
  between?: { from: string; to?: string };
  /** The filter as it was asked for, and the whole question in words of a URL. */
  asked: ScorecardFilterParameters;
  query: string;
  /** User or service. */
  requestedBy: string;
}

/** Entities read at once. */
const PAGE = 500;
/** Drills that an export lists. */
const MOST_DRILLS = 10_000;
/** Days with missed slots that an export lists. */
const MOST_MISSED = 100_000;

/**
 * Writes down everything that a filter lets through, by the same questions
 * that the page asks: its numbers are those of the page.
 */
export class ScorecardExporter {
  readonly #store: BackupsStore;
  readonly #scorecard: ScorecardStore;
  readonly #chronicle: ChronicleStore;
  readonly #service: ScorecardService;
  readonly #reports: ScorecardReports;

  constructor(options: {
    store: BackupsStore;
    scorecard: ScorecardStore;
    chronicle: ChronicleStore;
    service: ScorecardService;
    reports: ScorecardReports;
  }) {
    this.#store = options.store;
    this.#scorecard = options.scorecard;
    this.#chronicle = options.chronicle;
    this.#service = options.service;
    this.#reports = options.reports;
  }

  async export(request: ExportRequest): Promise<ScorecardExportFiles> {
    const { days, visible, filter } = request;
    const first = await this.#service.list({ ...request, limit: PAGE });
    const rows = [...first.entities];
    let cursor = first.nextCursor;
    while (cursor) {
      const page = await this.#service.list({
        ...request,
        cursor,
        limit: PAGE,
      });
      rows.push(...page.entities);
      cursor = page.nextCursor;
    }
    const now = Date.parse(first.now) / 1000;
    const refs = rows.map(({ entityRef }) => entityRef);
    const entities = await this.#scorecard.getEntities(refs);
    const levels = new Map(
      (await this.#chronicle.getLevels(refs)).map(level => [level.ref, level]),
    );
    const question: ScorecardQuestion = {
      now,
      filter,
      // One cause has its apps, and no filter of its own.
      visible: request.cause === undefined ? visible : refs,
    };
    const period = request.between
      ? periodBetween(request.between, now)
      : slaPeriod(days, now);
    const dueOf = request.between
      ? await this.#scorecard.sumDueBetween(question, period)
      : new Map([...levels].map(([ref, level]) => [ref, level.due[days]]));
    const sla = await this.#reports.slaAt(question, {
      period,
      due: request.between
        ? summed(dueOf)
        : await this.#scorecard.sumDue(question, days),
      mostMissed: MOST_MISSED,
    });
    const { drills } = await this.#scorecard.listDrills(
      question,
      MOST_DRILLS,
      period,
    );
    const { drills: allDrills } = await this.#scorecard.listDrills(
      question,
      MOST_DRILLS,
    );
    const parts: Omit<ScorecardExport['body'], 'controls'> = {
      entities: rows.map((row): ExportedEntity => {
        const level = levels.get(row.entityRef);
        const due = dueOf.get(row.entityRef);
        return {
          ...row,
          sla: due && slaView(period.days, due),
          ruleVersion: level?.ruleVersion,
        };
      }),
      exemptions: entities.flatMap(entity => exemptionsOf(entity, now)),
      departed: sla.departed ?? [],
      missed: sla.missed,
      drills: drills.map(({ title, ...drill }) => drillView(drill)),
      actions: correctiveActionViews(allDrills, period),
      rules: [...levels.values()].flatMap(rulesOf),
    };
    const body: ScorecardExport['body'] = {
      controls: controlViews(parts, period.days),
      ...parts,
    };
    const versions = new Map<string, number>();
    for (const { ruleVersion } of levels.values()) {
      versions.set(ruleVersion, (versions.get(ruleVersion) ?? 0) + 1);
    }
    const sources = await this.#sourcesOf(entities);
    const csv = exportCsv(body);
    return {
      header: {
        format: 'backups-scorecard',
        version: 1,
        now: first.now,
        clock: first.clock,
        requestedBy: request.requestedBy,
        query: request.query,
        filter: request.asked,
        scope: visible === 'all' ? 'everything' : 'what-they-may-see',
        coverage:
          first.coverage ?? (await this.#service.coverage({ visible, filter })),
        period: {
          days: period.days,
          from: sla.from,
          to: sla.to,
          observedSince: sla.observedSince,
          observedDays: sla.observedDays,
        },
        sla: { total: sla.total, ...sla.population },
        ruleVersions: [...versions]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([version, count]) => ({ version, entities: count })),
        sources: sources.map(source => exportedSource(source, now)),
        sha256: sha256Of(JSON.stringify(body)),
        csvSha256: sha256Of(csv),
      },
      body,
      csv,
    };
  }

  /** Only what the exported entities are told from. */
  async #sourcesOf(
    entities: readonly EntityDocument[],
  ): Promise<SourceRecord[]> {
    const used = new Set(entities.flatMap(({ sourceIds }) => sourceIds));
    return (await this.#store.getSources()).filter(({ id }) => used.has(id));
  }
}

function summed(dueOf: ReadonlyMap<string, DueCounts>): SummedDue {
  const all = [...dueOf.values()];
  const sum = (count: keyof DueCounts) =>
    all.reduce((total, due) => total + due[count], 0);
  return {
    entities: all.length,
    made: sum('made'),
    missed: sum('missed'),
    unobserved: sum('unobserved'),
  };
}

function rulesOf(level: LevelDocument): ExportedRule[] {
  return level.rules.map(rule => ({
    entityRef: level.ref,
    rule: rule.rule,
    result: rule.result,
    fact: wordsOfRule(rule).fact,
    day: level.day,
    ruleVersion: level.ruleVersion,
  }));
}

function exportedSource(source: SourceRecord, now: number): ExportedSource {
  const { id, title, readAt } = source;
  return {
    id,
    title,
    readAt: readAt > 0 ? instantToIso(readAt) : undefined,
    ageSeconds: readAt > 0 ? Math.max(0, now - readAt) : undefined,
    current: isCurrent(source, now),
  };
}

function exemptionsOf(
  { ref, items, about }: EntityDocument,
  now: number,
): ExportedExemption[] {
  return items.flatMap(({ name, exemption }) =>
    exemption && now < (exemption.until ?? Infinity)
      ? {
          entityRef: ref,
          item: name,
          owner: about?.owner,
          reason: exemption.reason,
          declaredBy: exemption.declaredBy,
          requestedBy: exemption.requestedBy,
          approvedBy: exemption.approvedBy,
          until:
            exemption.until === undefined
              ? undefined
              : instantToIso(exemption.until),
        }
      : [],
  );
}
