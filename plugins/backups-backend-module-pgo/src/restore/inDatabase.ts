import type { Command, Word } from 'backstage-plugin-backups-common';
import { run } from 'backstage-plugin-backups-common';
import { PGO_GROUP } from '../read/resources';

/**
 * The service of the primary has no selector, so that kubectl finds no pod by it;
 * Patroni labels the pod, in older versions as `master`. Names are arguments: the
 * shell reads none of them.
 */
const IN_PRIMARY = [
  'namespace=$1; selector=$2; shift 2',
  'pod="$(kubectl -n "$namespace" get pod -o name -l "$selector" | head -n 1)"',
  'kubectl -n "$namespace" exec "${pod:?no primary runs}" -c database -- "$@"',
].join('; ');

/**
 * @param name - of the database cluster
 * @returns a command that runs a program beside the running primary
 */
export function inDatabase(
  namespace: string | undefined,
  name: string,
  ...words: Word[]
): Command {
  return run(
    'sh',
    '-c',
    IN_PRIMARY,
    'in-database',
    namespace ?? 'default',
    `${PGO_GROUP}/cluster=${name},${PGO_GROUP}/role in (master,primary)`,
    ...words,
  );
}

/** Settings of psql that make a wrong statement an error. */
export const PSQL: Word[] = [
  'psql',
  '--no-psqlrc',
  '--set=ON_ERROR_STOP=1',
  '--dbname=postgres',
];
