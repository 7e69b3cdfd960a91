import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import { findingAbout } from './findingAbout';
import type { Run } from './runOf';

/** Both scripts create a repository where they find none. Sources: `ensure_connected`, `ensure_initialized`. */
const REPOSITORY_CREATED =
  /connection failed, creating new repository|created restic repository|^=+ initialize dir =+$/im;

/** Source: `do_retention` of the fork; the run succeeds all the same. */
const RETENTION_FAILED = /failed to set retention policy/i;

const CACHE_VOLUME = /volsync-(?:src|dst)-[\w.-]*-cache\b/;

/** The first run starts as the source is created; a repository made much later replaced another. */
const FIRST_RUN_SECONDS = 24 * 3600;

/**
 * What the mover's and the controller's own words give away.
 *
 * @param createdAt - of the source, epoch seconds
 * @param declaresRetention - the source says what is kept; without that the fork
 * sets an empty policy at every run, and prints that it could not
 */
export function runFindings(
  subject: Subject,
  run: Run,
  createdAt: number | undefined,
  declaresRetention: boolean,
): FindingFact[] {
  const findings: FindingFact[] = [];
  const { name } = subject.object;
  const log = run.logTail ?? '';

  if (run.ignoredTick !== undefined) {
    findings.push(
      findingAbout(subject, {
        code: 'success-without-run',
        severity: 'advice',
        title: `The last success of ${name} took ${Math.round(
          run.ignoredTick.durationSeconds * 1000,
        )} ms: no mover ran, and it is not counted.`,
        detail:
          'The Kopia fork of VolSync stamps such successes at every tick while a source is paused.',
        evidence: [
          {
            field: 'status.lastSyncDuration',
            value: `${run.ignoredTick.durationSeconds} s`,
          },
        ],
      }),
    );
  }

  const finishedAt = run.lastSuccess?.finishedAt;
  if (
    REPOSITORY_CREATED.test(log) &&
    finishedAt !== undefined &&
    createdAt !== undefined &&
    finishedAt - createdAt > FIRST_RUN_SECONDS
  ) {
    findings.push(
      findingAbout(subject, {
        code: 'repository-created-anew',
        severity: 'erodes',
        title: `The last run of ${name} found no repository and made a new one: its history starts over.`,
        detail:
          'A changed bucket, prefix or mount looks like an empty place. Older points are not in this repository, and restoring from it brings back nothing older.',
        fix: 'Compare the repository address with the one in use before, and correct it if the change was not meant.',
        evidence: [{ field: 'status.latestMoverStatus.logs' }],
      }),
    );
  }

  if (declaresRetention && RETENTION_FAILED.test(log)) {
    findings.push(
      findingAbout(subject, {
        code: 'retention-not-applied',
        severity: 'advice',
        title: `The mover of ${name} could not set the retention and went on without it.`,
        detail:
          'The run counts as a success; what is kept is not what is declared.',
        evidence: [{ field: 'status.latestMoverStatus.logs' }],
      }),
    );
  }

  const { controllerError } = run;
  if (
    controllerError !== undefined &&
    CACHE_VOLUME.test(controllerError.message) &&
    /resize/i.test(controllerError.message)
  ) {
    findings.push(
      findingAbout(subject, {
        code: 'cache-volume-wedged',
        severity: 'erodes',
        title: `The cache volume of ${name} cannot grow, and VolSync retries for ever.`,
        detail:
          'The cache size was changed on a storage class that cannot resize. Every other source keeps working.',
        fix: `Delete the cache claim of ${name}; VolSync makes a new one of the right size. It holds no backup data.`,
        evidence: [
          {
            field: 'status.conditions[Synchronizing].message',
            value: controllerError.message,
          },
        ],
      }),
    );
  }
  return findings;
}
