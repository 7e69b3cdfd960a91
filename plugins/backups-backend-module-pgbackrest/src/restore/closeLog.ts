import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { PSQL } from './psql';
import { inPrimary } from './Situation';
import type { Situation } from './Situation';

/** Whatever the log still holds back is archived before it is read. */
export function closeLog({ value, namespace }: Situation): RunbookStep {
  return {
    id: `keep/log/${namespace}/${value.name}`,
    phase: 'keep',
    title: prose`Have the newest changes archived, if the old Cluster ${value.name} still runs.`,
    why: prose`The log is copied segment by segment: without this, the last minutes may not be in the repository yet, and cannot be reached.`,
    commands: [
      {
        kind: 'run',
        pipeline: [
          inPrimary(
            namespace,
            value.service,
            {},
            ...PSQL,
            '--command=SELECT pg_walfile_name(pg_switch_wal())',
          ),
        ],
      },
      {
        kind: 'run',
        pipeline: [
          inPrimary(
            namespace,
            value.service,
            {},
            ...PSQL,
            '--command=SELECT last_archived_wal, last_archived_time, last_failed_wal, last_failed_time FROM pg_stat_archiver',
          ),
        ],
      },
    ],
    expect: prose`Within a minute, a ${'last_archived_wal'} that is the segment of the first command, or a later one. Repeat the second until it is.`,
    otherwise: prose`It does not run, or nothing is archived: go on. What comes back then ends where the archived log ends.`,
  };
}
