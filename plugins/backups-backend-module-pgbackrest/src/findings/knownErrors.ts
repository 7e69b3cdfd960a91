/** An error that says what is to be done about it. */
export interface KnownError {
  code: string;
  pattern: RegExp;
  title: string;
  detail: string;
  fix: string;
}

/** Source: messages of CloudNativePG, its plugins and pgBackRest. */
export const KNOWN_ERRORS: readonly KnownError[] = [
  {
    code: 'plugin-not-available',
    pattern: /requested plugin is not available/i,
    title: 'The operator does not know the backup plugin.',
    detail:
      'It is not running, or of a version the operator does not accept. Archiving goes on in the database pods, so the Cluster looks well while no backup is made. A Backup that failed is not tried again.',
    fix: 'Look at the Deployment of the plugin in the namespace of the CloudNativePG operator, at its Service and its certificates.',
  },
  {
    code: 'repository-locked',
    pattern: /\[0?50\]|unable to acquire lock/i,
    title: 'Another backup of the same database was running.',
    detail:
      'Before version 2.53 pgBackRest takes one lock for all repositories, so two schedules that meet fail each other.',
    fix: 'Keep the schedules of the repositories apart by more than a backup takes.',
  },
  {
    code: 'backup-needs-primary',
    pattern: /\[0?56\]|unable to find primary cluster/i,
    title: 'The backup was started on a standby.',
    detail:
      'CloudNativePG prefers a standby unless it is set otherwise, and pgBackRest finds no primary there.',
    fix: 'Set target: primary on the ScheduledBackup or Backup.',
  },
  {
    code: 'log-not-archived-in-time',
    pattern: /\[0?82\]|not archived before the .* timeout/i,
    title: 'The log did not reach the repositories in time.',
    detail:
      'One repository that does not answer holds up the log of all, and so backups into the others.',
    fix: 'Look at the condition ContinuousArchiving of the Cluster, and at the store that does not answer.',
  },
  {
    code: 'archive-of-another',
    pattern: /expected empty archive/i,
    title: 'Something else has archived to that place before.',
    detail:
      'A new database is not let into an archive that holds the log of another one.',
    fix: 'Give it a serverName, a stanza or a path that nothing was archived under.',
  },
  {
    code: 'stanza-stopped',
    pattern: /\[0?62\]|stop file exists/i,
    title: 'pgBackRest was stopped with a stop file.',
    detail: "'pgbackrest info' goes on saying ok while it is there.",
    fix: "Run 'pgbackrest start' where the stop file lies.",
  },
];
