import { stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import type { DatabaseRows } from '../world/databaseRows';
import type { FaultWorld } from '../world/FaultWorld';
import type { FaultCase } from './FaultCase';
import {
  ANCHOR,
  AWAY,
  AWAY_ENTITIES,
  STRUCK,
  STRUCK_ENTITIES,
  homelabWorld,
} from './homelabWorld';

/**
 * Minutes after the last good reading at which is collected while a fault
 * lasts. A source is current for fifteen: before, at its end, and long after.
 */
const UNDER_FAULT = [5, 15, 20, 40, 240];
/** The portal is started anew then, and knows only what it wrote. */
const RESTARTED_AT = 40;
/** All is well again. */
const RECOVERED = [245, 250];

/** Minutes at which people look while a fault lasts. */
export const LOOKS_UNDER_FAULT = [5, 15, 20, 240] as const;
/** When they look afterwards: at once, and a cycle later. */
export const LOOKS_AFTERWARDS = [245, 250] as const;

/** What people see at an instant. */
export interface Look {
  /** Of the struck clusters, by entity. */
  views: ReadonlyMap<string, EntityBackups>;
  /** Everything that is answered about the healthy cluster. */
  away: string;
}

/** What became of a timeline. */
export interface Timeline {
  /** By minute. */
  looks: ReadonlyMap<number, Look>;
  /** What is kept in the end. */
  rows: DatabaseRows;
}

function minutesLater(minutes: number): Date {
  return new Date(ANCHOR.getTime() + minutes * 60_000);
}

async function awayAt(world: FaultWorld, now: Date): Promise<string> {
  const service = world.serviceAt(now);
  const answers: unknown[] = [];
  for (const entity of AWAY_ENTITIES) {
    const view = await service.getEntityBackups(entity);
    answers.push(view);
    for (const { id } of view.items.flatMap(item => item.plans)) {
      const page = { entity, planId: id, limit: 200 };
      const { runs } = await service.getPlanRuns(page);
      // Their numbers are one sequence for all clusters.
      answers.push(runs.map(run => ({ ...run, id: undefined })));
    }
  }
  const { sources } = await service.getSources();
  answers.push(sources.filter(({ cluster }) => cluster === AWAY));
  return JSON.stringify(answers);
}

async function lookAt(world: FaultWorld, minute: number): Promise<Look> {
  const now = minutesLater(minute);
  const service = world.serviceAt(now);
  const views = new Map<string, EntityBackups>();
  for (const entity of STRUCK_ENTITIES) {
    views.set(
      stringifyEntityRef(entity),
      await service.getEntityBackups(entity),
    );
  }
  return { views, away: await awayAt(world, now) };
}

/**
 * Collects at the anchor, and never again: what is known by then, seen later.
 *
 * @param history - what is kept before
 */
export async function timelineOfSilence(
  history: DatabaseRows,
  variant: Pick<FaultCase, 'byNamespace'>,
): Promise<Timeline> {
  const world = await homelabWorld({ ...variant, rows: history });
  try {
    world.setFault('home-2', { kind: 'connection-reset' });
    await world.collect();
    const looks = new Map<number, Look>();
    for (const minute of [0, ...LOOKS_UNDER_FAULT]) {
      looks.set(minute, await lookAt(world, minute));
    }
    return { looks, rows: await world.rows() };
  } finally {
    await world.close();
  }
}

/**
 * Collects from the anchor on, while a fault lasts and after it.
 *
 * @param known - what is kept at the anchor
 * @param faultCase - `fault` absent: nothing goes wrong
 */
export async function timelineOf(
  known: DatabaseRows,
  faultCase: Partial<FaultCase>,
): Promise<Timeline> {
  const { fault, patience, byNamespace } = faultCase;
  const world = await homelabWorld({
    byNamespace,
    claims: fault ? undefined : faultCase.claims,
    rows: known,
  });
  const restart = () =>
    world.restart({
      requestMilliseconds:
        patience === undefined
          ? {}
          : Object.fromEntries(STRUCK.map(cluster => [cluster, patience])),
    });
  try {
    const looks = new Map<number, Look>();
    restart();
    for (const minute of UNDER_FAULT) {
      world.advanceTo(minute);
      if (minute === RESTARTED_AT) restart();
      // Set anew each time: some faults strike a few times only.
      for (const cluster of STRUCK) world.setFault(cluster, fault);
      await world.collect();
      if (LOOKS_UNDER_FAULT.some(look => look === minute)) {
        looks.set(minute, await lookAt(world, minute));
      }
    }
    for (const cluster of STRUCK) world.setFault(cluster, undefined);
    // Patience is back, but not what was in memory: a fresh portal again.
    if (patience !== undefined) world.restart();
    world.hurry();
    for (const minute of RECOVERED) {
      world.advanceTo(minute);
      await world.collect();
      looks.set(minute, await lookAt(world, minute));
    }
    return { looks, rows: await world.rows() };
  } finally {
    await world.close();
  }
}
