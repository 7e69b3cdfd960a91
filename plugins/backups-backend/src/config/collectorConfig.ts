import { z } from 'zod';

/** What the collector's own heap may grow to: enough for about 30,000 plans. */
const DEFAULT_MEMORY = 1024;

/**
 * Where backups are collected.
 *
 * @public
 */
export interface CollectorConfig {
  /** In a thread of its own, where everything that it needs can be there. */
  thread: boolean;
  /** The heap of that thread may grow to this, in MiB. */
  memoryMegabytes: number;
}

/** Keys of `backups` about the collector. */
export const collectorSchemas = {
  collector: z
    .strictObject({
      thread: z.boolean().optional(),
      memoryMegabytes: z.number().int().min(64).max(1_048_576).optional(),
    })
    .optional(),
};

/** @param value - what {@link collectorSchemas} let through */
export function readCollectorConfig(value: {
  collector?: Partial<CollectorConfig>;
}): CollectorConfig {
  return {
    thread: value.collector?.thread ?? true,
    memoryMegabytes: value.collector?.memoryMegabytes ?? DEFAULT_MEMORY,
  };
}
