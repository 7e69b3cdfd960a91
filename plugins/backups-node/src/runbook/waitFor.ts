import type { Command } from 'backstage-plugin-backups-common';
import { run } from 'backstage-plugin-backups-common';

/** Kubernetes' own name of the namespace of a command that names none. */
const DEFAULT_NAMESPACE = 'default';

/**
 * Names are arguments: the shell reads none of them. It ends where kubectl fails,
 * for instance because there is no such object.
 */
const UNTIL_SEEN =
  'until seen="$(kubectl -n "$1" get "$2" -o "jsonpath=$3")" || exit; printf "%s\\n" "$seen" | grep -oE -e "$4"; do sleep 5; done';

/**
 * Waits for an object to say one of several words: `kubectl wait` knows one, and
 * waits hours for what has failed in a second.
 *
 * @param object - `restores.velero.io/data-restore-0822-0900`
 * @param path - JSONPath of kubectl: `{.status.phase}`
 * @param ends - extended regular expressions, of which none is found in a word
 * that stands for going on
 * @returns a command that prints the word that was found
 *
 * @public
 */
export function waitForWord(
  namespace: string | undefined,
  object: string,
  path: string,
  ends: readonly string[],
): Command {
  return run(
    'sh',
    '-c',
    UNTIL_SEEN,
    'wait',
    namespace ?? DEFAULT_NAMESPACE,
    object,
    path,
    ends.join('|'),
  );
}

/**
 * Waits for a phase, whole: `Completed` is not `FinalizingCompleted`.
 *
 * @param ends - every phase that is an end, the good ones and the bad
 * @returns a command that prints the phase in which it ended
 *
 * @public
 */
export function waitForPhase(
  namespace: string | undefined,
  object: string,
  ends: readonly string[],
): Command {
  return waitForWord(
    namespace,
    object,
    '{.status.phase}',
    ends.map(phase => `^${phase}$`),
  );
}

/**
 * Waits for a Job to end, whichever way.
 *
 * @returns a command that prints `Complete` or `Failed`
 *
 * @public
 */
export function waitForJob(
  namespace: string | undefined,
  name: string,
): Command {
  return waitForWord(namespace, `job/${name}`, '{.status.conditions[*].type}', [
    'Complete',
    'Failed',
  ]);
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
  return waitForWord(
    namespace,
    `replicationdestination/${name}`,
    '{.status.lastManualSync} {.status.latestMoverStatus.result}',
    [trigger, 'Failed'],
  );
}

/**
 * Waits ten minutes for an object that something else makes: `kubectl wait`
 * fails at once where there is none yet.
 *
 * @param object - `backups.velero.io/nightly-20260822030012`
 * @returns a command that prints the object's name, or why there is none
 *
 * @public
 */
export function waitForObject(
  namespace: string | undefined,
  object: string,
): Command {
  return run(
    'sh',
    '-c',
    'tries=0; until kubectl -n "$1" get "$2" -o name 2>/dev/null; do tries=$((tries + 1)); [ "$tries" -lt 120 ] || exec kubectl -n "$1" get "$2" -o name; sleep 5; done',
    'wait',
    namespace ?? DEFAULT_NAMESPACE,
    object,
  );
}
