import type {
  ManifestObject,
  RunbookField,
  RunbookStep,
} from 'backstage-plugin-backups-common';

/** The claim that a plain Job fills. */
export interface JobTarget {
  claimName: string;
  /** The claim itself, where it is made first. */
  claim?: ManifestObject;
  securityContext?: ManifestObject;
  /** Where it overwrites something: what is lost. */
  overwrites?: RunbookStep['destroys'];
}

/** A restore with the mover's tool in a plain Job. */
export interface RestoreJob {
  /** The last one restores. */
  steps: RunbookStep[];
  fields: RunbookField[];
  tidyUp: RunbookStep;
}
