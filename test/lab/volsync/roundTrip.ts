import { mkdir, rmdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { KubernetesAdmin } from '../kubernetes/KubernetesAdmin';
import { LoadedCluster } from '../kubernetes/LoadedCluster';
import { turnFolder } from './addressFile';

/** How to reach the server that was started for these tests. */
export interface ServerAddress {
  url: string;
  certificate: string;
  token: string;
}

/** What became of the objects of a test. */
export interface RoundTrip {
  /** As the server gives them; those it refuses as they were. */
  objects: unknown[];
  /** Why it refused some, in its words. */
  refusals: string[];
}

let loaded: LoadedCluster | undefined;

function isObject(value: unknown): value is KubernetesObject {
  const { metadata, apiVersion, kind } = (value ?? {}) as KubernetesObject;
  return (
    typeof metadata?.name === 'string' &&
    typeof apiVersion === 'string' &&
    typeof kind === 'string'
  );
}

/** Milliseconds. */
const NEXT_LOOK = 20;

/** Files of tests share the server, and objects of one name: each has its turn. */
async function inTurn<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      await mkdir(turnFolder);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await setTimeout(NEXT_LOOK);
    }
  }
  try {
    return await act();
  } finally {
    await rmdir(turnFolder);
  }
}

/** Puts objects into a real API server, reads them back, and takes them out again. */
export function roundTrip(
  address: ServerAddress,
  objects: readonly unknown[],
): Promise<RoundTrip> {
  return inTurn(() => roundTripAlone(address, objects));
}

async function roundTripAlone(
  address: ServerAddress,
  objects: readonly unknown[],
): Promise<RoundTrip> {
  loaded ??= new LoadedCluster(new KubernetesAdmin(address));
  const refusals: string[] = [];
  const held: unknown[] = [];
  for (const object of objects) {
    try {
      if (!isObject(object)) throw new Error('It is no Kubernetes object.');
      const given = await loaded.add(object);
      held.push({
        ...given,
        metadata: {
          ...given.metadata,
          // The server stamps these itself; the test tells of others.
          creationTimestamp: object.metadata.creationTimestamp,
        },
      });
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error));
      held.push(object);
    }
  }
  await loaded.load([]);
  return { objects: held, refusals };
}
