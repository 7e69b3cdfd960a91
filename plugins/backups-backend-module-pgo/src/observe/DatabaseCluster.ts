import type { z } from 'zod';
import type { PerconaCluster } from '../read/Percona';
import type {
  PgBackRest,
  PgBackRestStatus,
  dataSource,
  instance,
  user,
} from '../read/PgBackRest';
import type { PostgresCluster } from '../read/PostgresCluster';
import type { Conditions } from '../read/schemas';
import type { Observed } from './Observed';

/** What runs a database cluster. */
export type Operator = 'pgo' | 'percona';

/** A database cluster by what both operators say of it in the same words. */
export interface DatabaseCluster {
  operator: Operator;
  observed: Observed<unknown>;
  /** Absent: nothing is backed up. */
  pgBackRest?: PgBackRest;
  status: PgBackRestStatus;
  conditions: NonNullable<Conditions>;
  /** Major version of PostgreSQL. */
  major?: number;
  /** `spec.image`. */
  image?: string;
  /** Of the database system, as PostgreSQL calls it. */
  systemId?: string;
  /** Why nothing is backed up on purpose: `spec.shutdown`. */
  haltedBy?: string;
  /** It follows a primary elsewhere, which makes the backups: `spec.standby.enabled`. */
  isStandby: boolean;
  instances: readonly z.infer<typeof instance>[];
  users: readonly z.infer<typeof user>[];
  dataSource: z.infer<typeof dataSource>;
}

/** Reads a PostgresCluster of PGO. */
export function ofPgo(observed: Observed<PostgresCluster>): DatabaseCluster {
  const { spec = {}, status = {} } = observed.value;
  return {
    operator: 'pgo',
    observed,
    pgBackRest: spec.backups?.pgbackrest,
    status: status.pgbackrest ?? {},
    conditions: status.conditions ?? [],
    major: spec.postgresVersion,
    image: spec.image,
    systemId: status.patroni?.systemIdentifier,
    haltedBy: spec.shutdown ? 'spec.shutdown' : undefined,
    isStandby: spec.standby?.enabled === true,
    instances: spec.instances ?? [],
    users: spec.users ?? [],
    dataSource: spec.dataSource,
  };
}

/** Reads a PerconaPGCluster. */
export function ofPercona(observed: Observed<PerconaCluster>): DatabaseCluster {
  const { spec = {}, status = {} } = observed.value;
  const { backups } = spec;
  return {
    operator: 'percona',
    observed,
    pgBackRest: backups?.enabled === false ? undefined : backups?.pgbackrest,
    status: status.pgbackrest ?? {},
    conditions: status.conditions ?? [],
    major: spec.postgresVersion,
    image: spec.image,
    systemId: status.patroni?.status?.systemIdentifier,
    haltedBy: spec.pause ? 'spec.pause' : undefined,
    isStandby: spec.standby?.enabled === true,
    instances: spec.instances ?? [],
    users: spec.users ?? [],
    dataSource: spec.dataSource,
  };
}

/** @returns whether it makes no backups, on purpose */
export function makesNone({ haltedBy, isStandby }: DatabaseCluster): boolean {
  return haltedBy !== undefined || isStandby;
}

/** @returns a condition of the cluster, by its type */
export function conditionOf(
  { conditions }: DatabaseCluster,
  type: string,
): NonNullable<Conditions>[number] | undefined {
  return conditions.find(condition => condition.type === type);
}
