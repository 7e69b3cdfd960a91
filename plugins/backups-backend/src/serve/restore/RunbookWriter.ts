import { InputError, NotFoundError } from '@backstage/errors';
import {
  MomentView,
  Prose,
  RestorePathView,
  RestoreScenario,
  RestoreWay,
  Runbook,
  RunbookAnswer,
  condenseRunbook,
  durationInWords,
  instantToIso,
  mergeRunbooks,
  prose,
  toInstant,
} from 'backstage-plugin-backups-common';
import {
  BackupsProvider,
  ItemFact,
  RunbookWindow,
  WorkloadReference,
  kubectl,
  utcText,
} from 'backstage-plugin-backups-node';
import { ItemDocument } from '../../keep/documents';
import { RestoreFacts } from '../../keep/RestoreFacts';
import { cutOffOf, leftOutOf, reachOf, usablePoint } from './choosePoints';
import { LinkedItem, RestoreSituation } from './RestoreSituations';
import { NameableItem, NameableOf } from './unseenUsers';

/** Which runbook is asked for; times are epoch seconds. */
export interface RunbookChoice {
  scenario: RestoreScenario;
  planId?: string;
  way?: RestoreWay;
  /** When it was last good, or when somebody asked. */
  moment?: number;
  /** Nobody said when it was last good. */
  latest?: boolean;
  tag?: string;
}

/** A runbook with what it brings back. */
export type WrittenAnswer = Omit<RunbookAnswer, 'drilled'>;

interface Chosen {
  linked: LinkedItem;
  path: RestorePathView;
}

/** What only the item's own row tells, where its source tells no more. */
function itemFactOf(item: ItemDocument): ItemFact {
  return {
    type: 'item',
    key: item.key,
    kind: item.kind,
    cluster: item.cluster,
    namespace: item.namespace,
    name: item.name,
    sizeBytes: item.sizeBytes,
    storageClass: item.storageClass,
    labels: {},
    annotations: {},
    mountedBy: [],
    aliases: [],
  };
}

/** What runs of the app: whatever mounts one of its volumes. */
function clientsOf(
  { items }: RestoreSituation,
  factOf: (item: ItemDocument) => NameableItem,
): WorkloadReference[] {
  return items.flatMap(({ item }) =>
    item.kind === 'database-cluster' ? [] : factOf(item).item.mountedBy,
  );
}

/** Others write to it, too, and the reader may not know who. */
function unseenWarnings(
  { namespace, name }: ItemDocument,
  unseenWorkloads: number,
): Prose[] {
  if (unseenWorkloads === 0) return [];
  return [
    prose`${name} is used by ${unseenWorkloads} ${[
      { text: unseenWorkloads === 1 ? 'workload' : 'workloads' },
    ]} of apps that you may not see. ${kubectl(
      namespace,
      'describe',
      'pvc',
      name,
    )} lists their pods under ${'Used By'}: have their owners stop them before anything is written to it.`,
  ];
}

/** Two restores of one app at one minute would share their names. */
function tagOf(now: number): string {
  return instantToIso(now).slice(5, 16).replace(/[-:]/g, '').replace('T', '-');
}

function windowOf({ window }: RestorePathView): RunbookWindow | undefined {
  const moment = (view: MomentView | undefined) =>
    view && { at: toInstant(new Date(view.at)), known: view.known };
  return (
    window && {
      earliest: moment(window.earliest),
      latest: moment(window.latest),
    }
  );
}

function concerns(
  scenario: RestoreScenario,
  linked: LinkedItem,
  named: LinkedItem | undefined,
  first: LinkedItem,
): boolean {
  switch (scenario) {
    case 'broken-since':
    case 'cluster-gone':
      return true;
    case 'database-moment':
      return linked.item.kind === 'database-cluster';
    case 'files-deleted':
    case 'volume-lost':
    case 'look':
      return linked === (named ?? first);
    default: {
      const unplaced: never = scenario;
      throw new InputError(`No scenario ${unplaced}`);
    }
  }
}

function chosenPaths(
  { items }: RestoreSituation,
  choice: RunbookChoice,
): Chosen[] {
  const { planId, scenario } = choice;
  const named = planId
    ? items.find(({ plans }) => plans.some(({ id }) => id === planId))
    : undefined;
  if (planId && !named) {
    throw new NotFoundError(`No plan ${planId} is linked to this entity.`);
  }
  return items
    .filter(linked => concerns(scenario, linked, named, items[0]))
    .flatMap(linked => {
      const { paths, recommended } = linked.view;
      const wanted = linked === named ? planId : recommended?.planId;
      const path =
        paths.find(candidate => candidate.planId === wanted) ??
        paths.find(candidate => candidate.writable) ??
        paths[0];
      return path ? [{ linked, path }] : [];
    });
}

/** `2026-08-22T08:00:00Z`. */
function shortTime(iso: string | undefined): string {
  return (iso ?? '').replace(/\.\d+Z$/, 'Z');
}

/** The app is started by what both do last, and it needs its database then. */
function databasesFirst<T extends Chosen>(chosen: readonly T[]): T[] {
  const isDatabase = ({ linked }: T) => linked.item.kind === 'database-cluster';
  return [
    ...chosen.filter(isDatabase),
    ...chosen.filter(each => !isDatabase(each)),
  ];
}

const LEFT_OUT: Record<'shrunk' | 'incomplete', string> = {
  shrunk: 'far smaller than those before',
  incomplete: 'not complete',
};

/** What the chosen point leaves out, and where there is none: first of all. */
function selectionWarnings(
  { item }: LinkedItem,
  path: RestorePathView,
): Prose[] {
  const points = path.points;
  if (points.length > 0 && points.every(point => point.spoiled)) {
    const first = points.at(-1)?.dataTime;
    return [
      points.every(({ spoiled }) => spoiled === 'after-moment')
        ? prose`No copy of ${
            item.name
          } is that old. The oldest listed here is of ${shortTime(
            first,
          )}: choose that moment or a later one.`
        : prose`No good copy of ${item.name} is known up to that moment: those that are listed are shrunk or not complete.`,
    ];
  }
  return leftOutOf(path).map(
    ({ dataTime, spoiled }) =>
      prose`The copy of ${shortTime(dataTime)} is left out: it is ${[
        { text: LEFT_OUT[spoiled === 'incomplete' ? 'incomplete' : 'shrunk'] },
      ]}.`,
  );
}

function targetText({
  item,
  destination,
  dataTime,
}: RunbookAnswer['targets'][number]): string {
  const as = dataTime ? ` as of ${shortTime(dataTime)}` : '';
  return `${item} from ${destination}${as}`;
}

function together(
  runbooks: [Runbook, ...Runbook[]],
  targets: RunbookAnswer['targets'],
  { ref, notAfter }: RestoreSituation,
  skewSeconds: number,
): Runbook {
  const merged = mergeRunbooks(runbooks, {
    title: `Restore ${ref.split('/').pop()}: ${targets.length} items together`,
    summary: prose`Brings every item back to what it was at ${utcText(
      notAfter,
    )} or before: ${[{ text: targets.map(targetText).join(', ') }]}.`,
  });
  const skew = prose`The items do not go back to the same moment: ${[
    { text: durationInWords(skewSeconds) },
  ]} lie between the oldest and the newest. What the app wrote to one and not yet to the other does not fit together.`;
  return {
    ...merged,
    warnings: skewSeconds > 0 ? [skew, ...merged.warnings] : merged.warnings,
  };
}

/**
 * Has providers write runbooks, and puts those together that belong to one
 * restore. Nothing is ever run.
 */
export class RunbookWriter {
  readonly #providers: ReadonlyMap<string, BackupsProvider>;
  readonly #facts: RestoreFacts;

  constructor(options: {
    providers: ReadonlyMap<string, BackupsProvider>;
    facts: RestoreFacts;
  }) {
    this.#providers = options.providers;
    this.#facts = options.facts;
  }

  /**
   * @param nameableOf - takes out of an item what the reader may not see
   * @throws NotFoundError when the plan is not linked to the entity
   */
  async write(
    situation: RestoreSituation,
    choice: RunbookChoice,
    nameableOf: NameableOf,
  ): Promise<WrittenAnswer> {
    const chosen = chosenPaths(situation, choice);
    const facts = await this.#facts.getItemFacts(
      situation.items.map(({ item }) => item.key),
    );
    const factOf = (item: ItemDocument) =>
      nameableOf(item, facts.get(item.key) ?? itemFactOf(item));
    const clients = clientsOf(situation, factOf);
    const written = chosen.map(each => ({
      ...each,
      answer: this.#ask(
        situation,
        choice,
        each,
        factOf(each.linked.item),
        clients,
      ),
    }));
    const frame = {
      now: instantToIso(situation.now),
      targets: chosen.map(({ linked, path }) => {
        const reach = reachOf(path, situation.notAfter);
        return {
          itemKey: linked.item.key,
          item: linked.item.name,
          planId: path.planId,
          destination: path.destination,
          dataTime: reach === undefined ? undefined : instantToIso(reach),
        };
      }),
    };
    const because =
      written
        .flatMap(({ linked, answer }) =>
          answer.because === undefined
            ? []
            : [
                written.length > 1
                  ? `${linked.item.name}: ${answer.because}`
                  : answer.because,
              ],
        )
        .join(' ') || undefined;
    const [first, ...more] = databasesFirst(written).flatMap(
      ({ answer }) => answer.runbook ?? [],
    );
    if (!first) {
      return {
        ...frame,
        because:
          because ?? 'There is no copy to restore from that this portal knows.',
      };
    }
    if (more.length === 0) {
      return { ...frame, runbook: condenseRunbook(first), because };
    }
    const times = frame.targets.flatMap(({ dataTime }) =>
      dataTime === undefined ? [] : [toInstant(new Date(dataTime))],
    );
    const skewSeconds =
      times.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
    return {
      ...frame,
      skewSeconds,
      because,
      runbook: condenseRunbook(
        together([first, ...more], frame.targets, situation, skewSeconds),
      ),
    };
  }

  #ask(
    situation: RestoreSituation,
    choice: RunbookChoice,
    { linked, path }: Chosen,
    { item, unseenWorkloads }: NameableItem,
    clients: readonly WorkloadReference[],
  ): { runbook?: Runbook; because?: string } {
    const document = linked.plans.find(({ id }) => id === path.planId);
    const provider = document && this.#providers.get(document.fact.provider);
    if (!document || !provider?.writeRunbook) {
      return {
        because: `No installed provider writes runbooks for ${path.object}.`,
      };
    }
    const point = usablePoint(path);
    const written = provider.writeRunbook({
      scenario: choice.scenario,
      way: choice.way,
      plan: document.fact,
      plans: linked.plans.map(({ fact }) => fact),
      item,
      clients: item.kind === 'database-cluster' ? clients : undefined,
      notAfter: cutOffOf(path, situation.notAfter),
      latest: choice.latest ?? choice.moment === undefined,
      window: windowOf(path),
      point: point && {
        id: point.id,
        dataTime: toInstant(new Date(point.dataTime)),
        sizeBytes: point.sizeBytes,
        files: point.files,
      },
      tag: choice.tag ?? tagOf(situation.now),
      readAt: situation.readAt.get(document.sourceId),
    });
    return written.runbook
      ? {
          runbook: {
            ...written.runbook,
            warnings: [
              ...unseenWarnings(linked.item, unseenWorkloads),
              ...selectionWarnings(linked, path),
              ...written.runbook.warnings,
            ],
          },
        }
      : written;
  }
}
