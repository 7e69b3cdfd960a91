import type { Command } from 'backstage-plugin-backups-common';
import { run } from 'backstage-plugin-backups-common';
import type { Situation } from './Situation';

/** Prints what a field says as soon as it says one of the words that end the wait. */
const UNTIL_SAYS =
  'until said="$(kubectl -n "$1" get "$2" -o "jsonpath=$3")" || exit; echo "$said" | grep -oE "$4"; do sleep 5; done';

function untilSays(
  namespace: string | undefined,
  object: string,
  field: string,
  words: string,
): Command {
  return run(
    'sh',
    '-c',
    UNTIL_SAYS,
    'wait',
    namespace ?? 'default',
    object,
    field,
    words,
  );
}

/** @returns a command that prints what became of a restore in place of PGO */
export function waitForRestore(
  { namespace, resource, value }: Situation,
  id: string,
): Command {
  return untilSays(
    namespace,
    `${resource}/${value.name}`,
    '{.status.pgbackrest.restore.id} finished={.status.pgbackrest.restore.finished} {.status.conditions[?(@.type=="PostgresDataInitialized")].reason}',
    `^${id} finished=true .*`,
  );
}

/** @returns a command that prints what became of a backup that was asked for of PGO */
export function waitForManualBackup(
  { namespace, resource }: Situation,
  name: string,
  id: string,
): Command {
  return untilSays(
    namespace,
    `${resource}/${name}`,
    '{.status.pgbackrest.manualBackup.id} finished={.status.pgbackrest.manualBackup.finished} succeeded={.status.pgbackrest.manualBackup.succeeded}',
    `^${id} finished=true .*`,
  );
}

/** @returns a command that prints `Succeeded` or `Failed` */
export function waitForState(
  namespace: string | undefined,
  object: string,
): Command {
  return untilSays(namespace, object, '{.status.state}', 'Succeeded|Failed');
}

/**
 * A cluster that is filled from a repository is ready when one instance is; a
 * restore that failed is tried no more, and says so in a condition.
 *
 * @returns a command that prints `Ready` or `Failed`
 */
export function waitForCluster({
  namespace,
  restored,
  resource,
  value,
}: Situation): Command {
  return value.operator === 'pgo'
    ? untilSays(
        namespace,
        `${resource}/${restored}`,
        '{.status.conditions[?(@.type=="PostgresDataInitialized")].reason} ready={.status.instances[*].readyReplicas}',
        'PGBackRestRestoreFailed|ready=[1-9].*',
      )
    : untilSays(
        namespace,
        `${resource}/${restored}`,
        '{.status.conditions[?(@.type=="PostgresDataInitialized")].reason} state={.status.state}',
        'PGBackRestRestoreFailed|state=ready',
      );
}
