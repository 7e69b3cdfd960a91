import type {
  FieldReference,
  Prose,
  RunbookField,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type { RunbookRequest } from 'backstage-plugin-backups-node';
import { kubectl } from 'backstage-plugin-backups-node';
import { CNPG_GROUP } from '../read/apiGroups';
import { namedDatabases, unnamedDatabases } from './namedDatabases';
import type { RestoreValue } from './RestoreValue';

/**
 * The first database of a Cluster, with its owner: the operator wants to know
 * them of a Cluster that comes back. Asked for where it is an app's that the
 * reader may not see.
 */
export interface FirstDatabase {
  database: string | FieldReference;
  owner: string | FieldReference;
  /** Absent: the operator makes the Secret of its password itself. */
  secret?: string | FieldReference;
  /** Its owner as a sentence has it. */
  ownerInWords: Prose;
}

/**
 * @param asked - adds a field to what is asked for
 * @returns `undefined` where `bootstrap` does not name both
 */
export function firstDatabase(
  request: RunbookRequest,
  value: RestoreValue,
  asked: (field: RunbookField) => FieldReference,
): FirstDatabase | undefined {
  const { database, owner, secret } = value.bootstrap ?? {};
  if (!database || !owner) return undefined;
  const named = { request, value };
  if (
    unnamedDatabases(named) === 0 ||
    namedDatabases(named).includes(database)
  ) {
    return { database, owner, secret, ownerInWords: prose`${owner}` };
  }
  const { namespace, name } = value;
  const field = (id: string, label: string, path: string) =>
    asked({
      id,
      label,
      hint: prose`As ${'spec.bootstrap'} of Cluster ${name} has it. It is of an app that you may not see, so it is not printed here.`,
      findOut:
        request.scenario === 'cluster-gone'
          ? undefined
          : kubectl(
              namespace,
              'get',
              `clusters.${CNPG_GROUP}`,
              name,
              '-o',
              `jsonpath={.spec.bootstrap.*.${path}}`,
            ),
    });
  return {
    database: field('FIRST_DATABASE', 'First database', 'database'),
    owner: field('FIRST_OWNER', 'Owner of the first database', 'owner'),
    secret:
      secret && field('FIRST_SECRET', 'Secret of that owner', 'secret.name'),
    ownerInWords: prose`the owner of the first database`,
  };
}
