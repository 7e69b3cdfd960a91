import { HostMention } from './MatchReason';

/**
 * A database that an entity may use, though nothing links it to the entity. A
 * reason that is a sentence was kept before reasons were typed.
 */
export type SuspectedDatabase =
  /** A configuration that is likely the entity's names the host of a database cluster. */
  | { by: 'mention'; name: string; because: HostMention | string }
  /** A workload connects to a host, and nothing of the entity's own is known to stand behind it. */
  | { by: 'host'; name: string; workload: string }
  /** Its own annotation names it, and nothing of that name was found. */
  | { by: 'annotation'; name: string; annotation: string }
  /** A workload takes one variable, or all of them, from a Secret, which is never read. */
  | { by: 'secret'; secret: string; workload: string; variable?: string }
  /** As `secret`, from a ConfigMap, which is never read either. */
  | {
      by: 'config-map';
      configMap: string;
      workload: string;
      variable?: string;
    };
