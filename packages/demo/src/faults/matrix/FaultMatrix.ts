import type { EntityBackups } from 'backstage-plugin-backups-common';
import type { DatabaseRows } from '../world/databaseRows';
import { compareEntities } from './compareEntities';
import { comparePlans } from './comparePlans';
import { compareRows } from './compareRows';
import type { Column, Deviation } from './Deviation';
import type { FaultCase, SourceName } from './FaultCase';
import { collectHistory } from './homelabWorld';
import {
  LOOKS_AFTERWARDS,
  LOOKS_UNDER_FAULT,
  Look,
  Timeline,
  timelineOf,
  timelineOfSilence,
} from './timeline';

/** What became of one fault: a row of the matrix. */
export interface FaultResult {
  name: string;
  deviations: Deviation[];
  /** How many plans and entities were there, by what they showed when it began. */
  subjects: ReadonlyMap<Column, number>;
  /** How many answers about plans and entities were compared. */
  compared: number;
}

function subjectsOf({ views }: Look): Map<Column, number> {
  const subjects = new Map<Column, number>();
  const count = (column: Column | undefined) =>
    column && subjects.set(column, (subjects.get(column) ?? 0) + 1);
  const plans = new Set<string>();
  for (const view of views.values()) {
    count(view.verdict);
    for (const plan of view.items.flatMap(item => item.plans)) {
      if (!plans.has(plan.id)) count(plan.state);
      plans.add(plan.id);
    }
  }
  return subjects;
}

function columnsOfPlans({ views }: Look): Map<string, Column> {
  return new Map(
    [...views.values()].flatMap(view =>
      view.items.flatMap(item =>
        item.plans.map(plan => [plan.id, plan.state] as const),
      ),
    ),
  );
}

/**
 * Compares what is shown while a fault lasts and after it with two worlds in
 * which nothing failed: one in which nobody looked at the clusters any more,
 * and one in which everything was read. A failed reading has to leave what the
 * first shows, a reading that works has to show what the second does.
 */
export class FaultMatrix {
  readonly #history: DatabaseRows;
  /** By whether clusters are read namespace by namespace. */
  readonly #silences = new Map<boolean, Promise<Timeline>>();
  /** By that, and by what the cluster claims. */
  readonly #truths = new Map<
    boolean,
    Map<FaultCase['claims'], Promise<Timeline>>
  >();

  private constructor(history: DatabaseRows) {
    this.#history = history;
  }

  static async create(): Promise<FaultMatrix> {
    return new FaultMatrix(await collectHistory());
  }

  /** Runs one case from a good reading through the fault to recovery. */
  async run(faultCase: FaultCase): Promise<FaultResult> {
    const { hides, byNamespace } = faultCase;
    const silence = await this.#silence(faultCase);
    const truth = await this.#truth(faultCase, silence.rows);
    const well = await this.#truth({ byNamespace }, silence.rows);
    const struck = await timelineOf(silence.rows, faultCase);
    const before = at(silence, 0);
    const deviations: Deviation[] = [];
    let compared = 0;

    const compare = (
      minute: number,
      expected: {
        plans: (ref: string) => EntityBackups;
        entities: (view: EntityBackups) => Look;
      },
      exactly: { plans: boolean; entities: (view: EntityBackups) => boolean },
    ) => {
      for (const [ref, shown] of at(struck, minute).views) {
        const subject = { shown, before: viewOf(before, ref), minute };
        const plans = expected.plans(ref);
        deviations.push(
          ...comparePlans({
            ...subject,
            expected: plans,
            exactly: exactly.plans,
          }),
          ...compareEntities({
            ...subject,
            expected: viewOf(expected.entities(subject.before), ref),
            exactly: exactly.entities(subject.before),
          }),
        );
        compared += planCount(plans) + 1;
      }
    };

    for (const minute of LOOKS_UNDER_FAULT) {
      const known = at(silence, minute);
      const read = at(truth, minute);
      compare(
        minute,
        {
          plans: ref =>
            withPlansOf(viewOf(known, ref), viewOf(read, ref), hides),
          entities: view => (restsOn(view, hides) ? known : read),
        },
        {
          plans: true,
          // Where one of its sources moves on and another stands still, what
          // an entity says is of neither world; its verdict is known all the same.
          entities: view => hides.length !== 1 && !restsOnBoth(view, hides),
        },
      );
    }
    for (const minute of LOOKS_AFTERWARDS) {
      const read = at(well, minute);
      compare(
        minute,
        { plans: ref => viewOf(read, ref), entities: () => read },
        { plans: false, entities: () => false },
      );
    }
    for (const minute of [...LOOKS_UNDER_FAULT, ...LOOKS_AFTERWARDS]) {
      compared += 1;
      if (at(struck, minute).away !== at(well, minute).away) {
        deviations.push({
          measure: 'other cluster touched',
          column: 'other cluster',
          subject: 'away',
          minute,
          detail: 'its answers are not what they are without the fault',
        });
      }
    }
    const columns = columnsOfPlans(before);
    deviations.push(
      ...compareRows(
        silence.rows,
        struck.rows,
        id => columns.get(id) ?? 'other cluster',
      ),
    );
    return {
      name: faultCase.name,
      deviations,
      subjects: subjectsOf(before),
      compared,
    };
  }

  #silence({ byNamespace = false }: Partial<FaultCase>): Promise<Timeline> {
    const known =
      this.#silences.get(byNamespace) ??
      timelineOfSilence(this.#history, { byNamespace });
    this.#silences.set(byNamespace, known);
    return known;
  }

  #truth(
    { claims, byNamespace = false }: Partial<FaultCase>,
    known: DatabaseRows,
  ): Promise<Timeline> {
    const truths = this.#truths.get(byNamespace) ?? new Map();
    this.#truths.set(byNamespace, truths);
    const truth =
      truths.get(claims) ?? timelineOf(known, { claims, byNamespace });
    truths.set(claims, truth);
    return truth;
  }
}

function at({ looks }: Timeline, minute: number): Look {
  const look = looks.get(minute);
  if (!look) throw new Error(`Nobody looked at minute ${minute}.`);
  return look;
}

function viewOf({ views }: Look, ref: string): EntityBackups {
  const view = views.get(ref);
  if (!view) throw new Error(`Nobody looked at ${ref}.`);
  return view;
}

/** Every plan as the world shows it in which its source fared alike. */
function withPlansOf(
  known: EntityBackups,
  read: EntityBackups,
  hides: readonly string[],
): EntityBackups {
  const plansOf = (view: EntityBackups, hidden: boolean) =>
    view.items.map(item => ({
      ...item,
      plans: item.plans.filter(
        ({ provider }) => hides.includes(provider) === hidden,
      ),
    }));
  return {
    ...known,
    items: [...plansOf(known, true), ...plansOf(read, false)],
  };
}

/** @returns whether a copy of the entity is read on, and another or what it copies is hidden */
function restsOnBoth(
  view: EntityBackups,
  hides: readonly SourceName[],
): boolean {
  const hidden = view.items
    .flatMap(item => item.plans)
    .map(({ provider }) => hides.some(source => source === provider));
  return (
    hidden.includes(false) && (hidden.includes(true) || restsOn(view, hides))
  );
}

/** @returns whether a source that is hidden carries the entity */
function restsOn(view: EntityBackups, hides: readonly SourceName[]): boolean {
  return view.sources.some(({ id }) =>
    hides.some(source => id.endsWith(`/${source}`)),
  );
}

function planCount(view: EntityBackups): number {
  return view.items.reduce((count, item) => count + item.plans.length, 0);
}
