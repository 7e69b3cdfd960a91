import type { KubernetesManifest } from '../estate/KubernetesManifest';
import type { ReportOfCase } from 'backups-demo/check';
import type { Truth } from './Truth';

/** Something that happens, by its name. */
export type WorldEvent = string;

/** A backup system over one item, as it shows itself and as it really is. */
export interface World {
  /** For instance `VolSync and Kopia`. */
  readonly title: string;
  /** The app whose item it is, as the catalog has it. */
  readonly app: { name: string; annotations?: Record<string, string> };
  readonly truth: Truth;
  /** What may happen here. */
  readonly events: readonly WorldEvent[];
  /** Time passes: what is scheduled runs. Epoch seconds. */
  advance(until: number): void;
  /** @param now - epoch seconds */
  happen(event: WorldEvent, now: number): void;
  /** What the cluster shows. */
  objects(): KubernetesManifest[];
  /** What is reported before a reading. */
  reports(now: number): ReportOfCase[];
  /** The portal has read: what was told is known. */
  wasRead(now: number): void;
  /** What a NAS answers, by method; absent: there is none. */
  nas?(): Record<string, unknown>;
  /**
   * @returns whether everything works as it should: then an alarm is a false
   * one
   */
  isWell(now: number): boolean;
}

/** @returns as objects and reports write it */
export function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
