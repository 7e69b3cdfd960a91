import {
  DrillsResponse,
  LEVEL_RULES,
  MissedDayView,
  OwnerRulesResponse,
  OwnerRulesRow,
  SlaDays,
  SlaReport,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { BackupsStore } from '../../../keep/BackupsStore';
import { isUnfiltered } from '../../../keep/scorecard/isUnfiltered';
import { ScorecardStore } from '../../../keep/scorecard/ScorecardStore';
import { MissedDay, SummedDue } from '../../../keep/scorecard/dueOfEntities';
import {
  ScorecardFilter,
  ScorecardQuestion,
  SlaPeriod,
  Visible,
} from '../../../keep/scorecard/ScorecardQuestion';
import { answerClock } from '../../answerClock';
import { drillView } from '../../restore/drillWords';
import { slaView } from '../../views/slaView';
import { departedView } from './departedView';
import { observedPart, slaPeriod, toldPeriod } from './slaPeriod';

/** Who asks, and what for. */
export interface ReportRequest {
  visible: Visible;
  filter: ScorecardFilter;
}

const MOST_DRILLS = 100;
const MOST_MISSED = 200;

function shareNotMet({ counted, rules }: OwnerRulesRow): number {
  const met = LEVEL_RULES.reduce((sum, rule) => sum + rules[rule].met, 0);
  return counted === 0 ? 0 : 1 - met / (counted * LEVEL_RULES.length);
}

/** Answers about many entities at once that are not lists of them. */
export class ScorecardReports {
  readonly #store: BackupsStore;
  readonly #scorecard: ScorecardStore;
  readonly #clock: () => Date;

  constructor(options: {
    store: BackupsStore;
    scorecard: ScorecardStore;
    clock?: () => Date;
  }) {
    this.#store = options.store;
    this.#scorecard = options.scorecard;
    this.#clock = options.clock ?? (() => new Date());
  }

  /** Owners by rules, the one with most to do first. */
  async owners(request: ReportRequest): Promise<OwnerRulesResponse> {
    const { now } = await this.#now();
    const owners: OwnerRulesRow[] = await this.#scorecard.listOwnerRules({
      now,
      ...request,
    });
    return {
      now: instantToIso(now),
      owners: owners.sort(
        (a, b) =>
          shareNotMet(b) - shareNotMet(a) ||
          b.counted - a.counted ||
          ((a.owner ?? '') < (b.owner ?? '') ? -1 : 1),
      ),
    };
  }

  /** What was tried, and how many apps it proves. */
  async drills(request: ReportRequest): Promise<DrillsResponse> {
    const { now } = await this.#now();
    const question = { now, ...request };
    const { drills, more } = await this.#scorecard.listDrills(
      question,
      MOST_DRILLS,
    );
    const owners = await this.#scorecard.listOwnerRules(question);
    const sum = (of: (row: OwnerRulesRow) => number) =>
      owners.reduce((total, row) => total + of(row), 0);
    return {
      now: instantToIso(now),
      drills: drills.map(({ title, ...drill }) => ({
        ...drillView(drill),
        title,
      })),
      more,
      counted: sum(({ counted }) => counted),
      proven: sum(({ rules }) => rules.drilled.met),
    };
  }

  /** How often what was due was made. */
  async sla(request: ReportRequest & { days: SlaDays }): Promise<SlaReport> {
    const { now } = await this.#now();
    const question = { now, ...request };
    return this.slaAt(question, {
      period: slaPeriod(request.days, now),
      due: await this.#scorecard.sumDue(question, request.days),
      mostMissed: MOST_MISSED,
    });
  }

  /** The same of any period, with what was due in it. */
  async slaAt(
    question: ScorecardQuestion,
    options: { period: SlaPeriod; due: SummedDue; mostMissed: number },
  ): Promise<SlaReport> {
    const { period, due, mostMissed } = options;
    const { days } = period;
    const first = await this.#scorecard.firstWatchedDay(period.since);
    const { missed, more } = await this.#scorecard.listMissed(
      question,
      period,
      mostMissed,
    );
    // Nobody can tell who may see what is not in the catalog any more.
    const departed =
      question.visible === 'all' && isUnfiltered(question.filter)
        ? (await this.#scorecard.listDeparted(period)).map(entity =>
            departedView(entity, days),
          )
        : undefined;
    const left = departed ?? [];
    return {
      now: instantToIso(question.now),
      ...toldPeriod(period),
      ...observedPart(period, first),
      total: slaView(days, {
        made: left.reduce((sum, { sla }) => sum + sla.made, due.made),
        missed: left.reduce((sum, { sla }) => sum + sla.missed, due.missed),
        unobserved: due.unobserved,
      }),
      population: { entities: due.entities, departed: left.length },
      missed: await this.#missedViews(missed),
      moreMissed: more,
      departed,
    };
  }

  async #missedViews(missed: readonly MissedDay[]): Promise<MissedDayView[]> {
    const plans = new Map(
      (
        await this.#store.getPlans([
          ...new Set(missed.map(({ planId }) => planId)),
        ])
      ).map(plan => [plan.id, plan]),
    );
    return missed.map(
      ({ ref, planId, title, day, made, missed: slots, missedAt }) => {
        const fact = plans.get(planId)?.fact;
        return {
          entityRef: ref,
          title,
          day,
          item: fact && (fact.itemKey?.split('/').at(-1) ?? fact.object.name),
          destination: fact?.destination.label,
          missed: slots,
          slots: missedAt.map(instantToIso),
          made,
        };
      },
    );
  }

  async #now() {
    return answerClock(await this.#store.getSources(), this.#clock());
  }
}
