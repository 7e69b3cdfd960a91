import type {
  ClusterSnapshot,
  DestinationPattern,
  Listing,
} from 'backstage-plugin-backups-node';
import { resourceKey } from 'backstage-plugin-backups-node';
import { claimSchema, cronJobSchema, jobSchema } from '../read/BackupJob';
import type { Claim, CronJob, Job } from '../read/BackupJob';
import { CLAIMS, CRON_JOBS, JOBS } from '../read/resources';
import { listed, nameKey } from './Observed';
import type { Observed } from './Observed';
import { operatorLabel } from './operatorLabels';

/** Settings of a provider. */
export interface ObserveOptions {
  /** Zone in which schedules are read. */
  timeZone: string;
  patterns: readonly DestinationPattern[];
  /** `backups.storage.classes`. */
  storageClasses: Readonly<Record<string, { failureDomain?: string }>>;
}

/** What the objects of one cluster are looked up in. Keys are `namespace/name`. */
export interface ClusterContext extends ObserveOptions {
  cluster: string;
  /** By the database cluster that they are labelled with. */
  cronJobs: ReadonlyMap<string, readonly Observed<CronJob>[]>;
  jobs: ReadonlyMap<string, readonly Observed<Job>[]>;
  claims: ReadonlyMap<string, readonly Observed<Claim>[]>;
  /** By their own name. */
  jobsByName: ReadonlyMap<string, Observed<Job>>;
  /**
   * What became of the listing of CronJobs. `notInstalled`: a folder holds none, and
   * they may have been left out.
   */
  cronJobsListing: Listing['outcome'];
}

function byDatabase<T>(
  all: readonly Observed<T>[],
): Map<string, Observed<T>[]> {
  const groups = new Map<string, Observed<T>[]>();
  for (const one of all) {
    const name = operatorLabel(one.object, 'cluster');
    if (name === undefined) continue;
    const key = nameKey(one.object.metadata.namespace, name);
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Indexes what the objects of a snapshot are looked up in. */
export function contextOf(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
): ClusterContext {
  const jobs = listed(snapshot, JOBS, jobSchema);
  return {
    ...options,
    cluster: snapshot.cluster,
    cronJobs: byDatabase(listed(snapshot, CRON_JOBS, cronJobSchema)),
    jobs: byDatabase(jobs),
    claims: byDatabase(listed(snapshot, CLAIMS, claimSchema)),
    jobsByName: new Map(
      jobs.map(job => [
        nameKey(job.object.metadata.namespace, job.object.metadata.name),
        job,
      ]),
    ),
    cronJobsListing:
      snapshot.listings.get(resourceKey(CRON_JOBS))?.outcome ?? 'unread',
  };
}
