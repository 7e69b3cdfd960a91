import type { DemoTask } from './demoTasks';

/** Why the portal cannot read a NAS. */
export interface DemoNasFailure {
  /**
   * - `wrong-key`: its key was made anew, and the portal has the old one
   * - `untrusted`: nobody told the portal which certificate to trust
   * - `down`: it closes every connection
   */
  kind: 'wrong-key' | 'untrusted' | 'down';
  /** Seconds before the anchor; absent: it was never read. */
  ago?: number;
}

/** A NAS of the demo homelab. */
export interface DemoNas {
  /** As in `backups.providers.truenas` of the portal's configuration. */
  name: string;
  /** By which clusters mount its exports. */
  host: string;
  tasks: readonly DemoTask[];
  /** Absent: it is read without trouble. */
  failure?: DemoNasFailure;
}
