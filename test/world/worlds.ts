import { DatabaseWorld } from './DatabaseWorld';
import { NasWorld } from './NasWorld';
import { VolSyncWorld } from './VolSyncWorld';
import type { World } from './World';

/** Every backup system that has a world. */
export const WORLDS: readonly ((begin: number) => World)[] = [
  begin => new VolSyncWorld(begin),
  begin => new DatabaseWorld(begin),
  begin => new NasWorld(begin),
];
