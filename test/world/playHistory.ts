import type { Entity } from '@backstage/catalog-model';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { snapshotOf } from 'backstage-plugin-backups-node';
import type { ClusterReader } from 'backstage-plugin-backups-node';
import { MemoryPipeline, checkLogger } from 'backups-demo/check';
import { promisesOf } from './promises';
import type { Tally } from './Tally';
import { World, WorldEvent, isoOf } from './World';

/** Monday. */
export const BEGIN = Date.parse('2026-10-05T00:20:00Z') / 1000;

const INTERVAL = 300;
const MINUTE = 60;
/**
 * Between two looks at the page that a reading made: while it is current, when it
 * no longer is, and long after.
 */
const LATER = [0, 1, 2, 2, 3, 3, 3, 1, 1, 4, 10, 10].map(
  minutes => minutes * MINUTE,
);

/** What happens after some time, and whether the portal sees it. */
export interface HistoryStep {
  minutes: number;
  event?: WorldEvent;
  /** The cluster does not answer. */
  silent: boolean;
  /** The portal is started anew. */
  restart: boolean;
}

/** A promise that no witness excuses. */
export class BrokenPromise extends Error {}

function readerOf(world: World, clock: () => Date): ClusterReader {
  return {
    cluster: 'home-1',
    mode: 'live',
    intervalSeconds: INTERVAL,
    read: async queries =>
      snapshotOf({
        cluster: 'home-1',
        readAt: clock(),
        queries,
        objects: world.objects(),
      }),
  };
}

function silentReader(): ClusterReader {
  return {
    cluster: 'home-1',
    mode: 'live',
    intervalSeconds: INTERVAL,
    read: async () => {
      throw new Error('The cluster does not answer.');
    },
  };
}

/** What an alarm is about, without names and numbers. */
function alarmOf({ verdict, headline }: EntityBackups): string {
  const words = headline
    .replace(/^[^:]*: /, '')
    .replaceAll(/\d+( \d+)?( (h|min|s|d|%|UTC))*/g, '…')
    .replaceAll(/\S*(diary|ledger|gallery|internal)\S*/g, '…');
  return `${verdict}: ${words.slice(0, 110)}`;
}

/**
 * Plays a history through the real pipeline, and compares what the page
 * promises with the truth after every step.
 *
 * @throws BrokenPromise when the page promises more than is true, and some
 * witness says otherwise
 */
export async function playHistory(
  createWorld: (begin: number) => World,
  steps: readonly HistoryStep[],
  tally: Tally,
): Promise<void> {
  const world = createWorld(BEGIN);
  let now = BEGIN;
  const clock = () => new Date(now * 1000);
  const { name, annotations = {} } = world.app;
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
  };
  const pipeline = await MemoryPipeline.create({
    settings: {},
    nas: world.nas && {
      server: { hosts: ['pool.internal'] },
      answers: () => world.nas?.() ?? {},
    },
    logger: checkLogger(text => {
      throw new Error(text);
    }),
    clock,
  });
  const told: string[] = [];
  const look = async (isFresh: boolean) => {
    const backups = await pipeline.entityBackups(entity);
    const promises = promisesOf(backups, world.truth);
    tally.promises += promises.length;
    for (const { kind, broken } of promises) {
      if (broken === undefined) continue;
      const [lie] = world.truth.lies;
      if (!lie) {
        throw new BrokenPromise(
          `${world.title}, ${isoOf(
            now,
          )}: of ${kind}, ${broken}. It went so:\n  ${told.join(
            '\n  ',
          )}\n${JSON.stringify(
            backups.items.map(({ name: item, plans }) => ({
              item,
              plans: plans.map(plan => [
                plan.destination.bucket,
                plan.state,
                plan.grade,
                plan.counted,
                plan.reason,
              ]),
            })),
          )}`,
        );
      }
      tally.excuse(lie.kind);
    }
    if (!isFresh || !world.isWell(now) || !backups.linked) return;
    tally.well += 1;
    if (backups.verdict !== 'protected') tally.alarm(alarmOf(backups));
  };
  try {
    // A portal that begins where nothing has happened yet.
    const all = [{ minutes: 60, silent: false, restart: false }, ...steps];
    for (const step of all as HistoryStep[]) {
      now += step.minutes * MINUTE;
      world.advance(now);
      if (step.event) world.happen(step.event, now);
      told.push(
        `${isoOf(now)} ${step.event ?? 'nothing happens'}${
          step.silent ? ', the cluster is silent' : ''
        }${step.restart ? ', the portal is started anew' : ''}`,
      );
      if (step.restart) pipeline.restart();
      for (const report of world.reports(now)) await pipeline.receive(report);
      await pipeline.collect(
        [step.silent ? silentReader() : readerOf(world, clock)],
        [entity],
      );
      if (!step.silent) world.wasRead(now);
      tally.steps += 1;
      for (const [index, later] of LATER.entries()) {
        now += later;
        await look(index === 0 && !step.silent);
      }
    }
  } finally {
    tally.histories += 1;
    await pipeline.close();
  }
}
