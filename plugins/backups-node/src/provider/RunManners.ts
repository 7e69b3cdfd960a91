/**
 * How a tool treats its runs, for sentences about what goes wrong with them.
 *
 * @public
 */
export interface RunManners {
  /** A run that failed is tried again by itself, before the next slot. */
  retries: boolean;
  /** What makes the runs: `the CloudNativePG operator`. */
  runner: string;
  /**
   * What a person looks at when a run hangs or fails, as the end of a sentence
   * that begins with "Look at": `Backup db/shelf-daily-20260822 ('kubectl …')`.
   */
  inspect: string;
}
