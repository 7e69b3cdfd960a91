import {
  MomentView,
  RestorePathView,
  Runbook,
  RunbookAnswer,
  condenseRunbook,
  instantToIso,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import {
  BackupsProvider,
  ItemFact,
  RunbookWindow,
  WorkloadReference,
} from 'backstage-plugin-backups-node';
import { ItemDocument } from '../../keep/documents';
import { sizedItem } from '../../keep/itemIdentity';
import { RestoreFacts } from '../../keep/RestoreFacts';
import { nothingToRestore } from '../../say/restores';
import { cutOffOf, reachOf, usablePoint } from './choosePoints';
import { RestoreSituation } from './RestoreSituations';
import { NameableItem, NameableOf } from './unseenUsers';
import { ChosenPath, RunbookChoice, chosenPaths } from './chosenPaths';
import { databasesFirst, together } from './restoreTogether';
import { selectionWarnings, unseenWarnings } from './runbookWarnings';

/** A runbook with what it brings back. */
export type WrittenAnswer = Omit<RunbookAnswer, 'drilled' | 'restoring'>;

/** What only the item's own row tells, where its source tells no more. */
function itemFactOf(item: ItemDocument): ItemFact {
  return {
    type: 'item',
    ...sizedItem(item),
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

/** Two restores of one app at one minute would share their names. */
function tagOf(now: number): string {
  return instantToIso(now).slice(5, 16).replace(/[-:]/g, '').replace('T', '-');
}

function windowOf({ window }: RestorePathView): RunbookWindow | undefined {
  const moment = (view: MomentView | undefined) =>
    view && { at: isoToInstant(view.at), known: view.known };
  return (
    window && {
      earliest: moment(window.earliest),
      latest: moment(window.latest),
    }
  );
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
          because ??
          nothingToRestore({
            uncopied: situation.uncopied.map(({ name }) => name),
            silent: situation.silent,
          }),
      };
    }
    if (more.length === 0) {
      return { ...frame, runbook: condenseRunbook(first), because };
    }
    const times = frame.targets.flatMap(({ dataTime }) =>
      dataTime === undefined ? [] : [isoToInstant(dataTime)],
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
    { linked, path }: ChosenPath,
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
        dataTime: isoToInstant(point.dataTime),
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
