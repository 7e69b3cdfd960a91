import type { Command } from 'backstage-plugin-backups-common';
import { run } from 'backstage-plugin-backups-common';

/** Kubernetes' own name of the namespace of a command that names none. */
const DEFAULT_NAMESPACE = 'default';

/**
 * Waits for a Job to end, whichever way: `kubectl wait` knows one condition, and
 * waits two hours for a Job that failed in a second.
 *
 * @returns a command that prints `Complete` or `Failed`
 *
 * @public
 */
export function waitForJob(
  namespace: string | undefined,
  name: string,
): Command {
  return run(
    'sh',
    '-c',
    // Names are arguments: the shell reads none of them.
    'until kubectl -n "$1" get "job/$2" -o "jsonpath={.status.conditions[*].type}" | grep -oE "Complete|Failed"; do sleep 5; done',
    'wait',
    namespace ?? DEFAULT_NAMESPACE,
    name,
  );
}

/**
 * Waits for a ReplicationDestination to be done with a manual trigger, or for its
 * mover to fail: VolSync tries again and again, and never ends then.
 *
 * @returns a command that prints the trigger, or `Failed`
 *
 * @public
 */
export function waitForTrigger(
  namespace: string | undefined,
  name: string,
  trigger: string,
): Command {
  return run(
    'sh',
    '-c',
    'until kubectl -n "$1" get "replicationdestination/$2" -o "jsonpath={.status.lastManualSync} {.status.latestMoverStatus.result}" | grep -oE -e "$3" -e Failed; do sleep 5; done',
    'wait',
    namespace ?? DEFAULT_NAMESPACE,
    name,
    trigger,
  );
}
