/** An alert that fires or is about to. Instants are epoch seconds. */
export interface FiringAlert {
  name: string;
  /** `pending`: its condition holds, and has not held for long enough. */
  state: 'firing' | 'pending';
  since?: number;
  labels: Record<string, string>;
}
