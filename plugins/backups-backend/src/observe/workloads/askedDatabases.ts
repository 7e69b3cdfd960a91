import { WorkloadFact } from 'backstage-plugin-backups-node';
import {
  databasesKeptSecret,
  databasesToldBy,
  saysWhere,
} from '../jobs/databaseAsked';
import { scriptOf } from '../jobs/scriptOf';
import { ParsedWorkload } from './parseWorkload';
import { ToldSecrets } from './toldSecrets';

/** Images of servers of databases: what stands in such a pod is its own. */
const DATABASE_SERVER =
  /(?:^|\/)(?:postgres(?:ql)?|postgis|timescaledb|pgvecto-?rs|mysql|mariadb|mongo(?:db)?|percona[\w-]*)(?=[:@]|$)/i;

/**
 * @param secrets - what ExternalSecrets of its cluster tell
 * @returns what its manifest, and what makes its Secrets, say of the databases
 * that a workload uses
 */
export function askedDatabases(
  workload: ParsedWorkload,
  namespace: string | undefined,
  secrets: ToldSecrets,
): Pick<
  WorkloadFact,
  'asks' | 'asksBySecret' | 'asksByConfigMap' | 'secretNames'
> {
  const script = scriptOf(workload);
  const { secretNames, kept, keptWhole, configured } = script;
  const whole = keptWhole.map(({ secret, prefix }) => ({
    secret,
    told: Object.entries(secrets.of(namespace, secret)).map(
      ([key, value]) => [`${prefix}${key}`, value] as const,
    ),
  }));
  const single = kept.map(({ variable, secret, key = '' }) => ({
    variable,
    secret,
    value: secrets.of(namespace, secret)[key],
  }));
  const variables = Object.fromEntries(
    [
      ...whole.flatMap(({ told }) => told),
      ...single.map(({ variable, value = '' }) => [variable, value] as const),
      ...Object.entries(script.variables),
    ].filter(([, value]) => value !== ''),
  );
  const asks = databasesToldBy(variables, script.text);
  const isServer = (workload.template.spec.containers ?? []).some(({ image }) =>
    DATABASE_SERVER.test(image ?? ''),
  );
  const isHidden = asks.length === 0 && !isServer;
  const bySecret: NonNullable<WorkloadFact['asksBySecret']> = isHidden
    ? [
        ...databasesKeptSecret(single).map(({ variable, secret }) => ({
          variable,
          secret,
        })),
        ...whole.flatMap(({ secret, told }) => {
          const where = told.filter(([variable]) => saysWhere(variable));
          return where.length === 0
            ? [{ secret }]
            : where.map(([variable]) => ({ variable, secret }));
        }),
      ]
    : [];
  const byConfigMap: NonNullable<WorkloadFact['asksByConfigMap']> = isHidden
    ? configured.filter(
        ({ variable }) => variable === undefined || saysWhere(variable),
      )
    : [];
  return {
    ...(asks.length > 0 && { asks }),
    ...(bySecret.length > 0 && { asksBySecret: bySecret }),
    ...(byConfigMap.length > 0 && { asksByConfigMap: byConfigMap }),
    ...(secretNames.length > 0 && { secretNames }),
  };
}
