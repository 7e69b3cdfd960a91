import { fractionOf } from '../../seed/fractionOf';
import { hexOf } from '../../seed/hexOf';
import type { FailureReason } from './Chapter';
import type { Plan } from './Plan';

function summary(result: 'SUCCESS' | 'FAILURE', exitCode: number): string {
  return [
    'INFO: === OPERATION SUMMARY ===',
    'INFO: OPERATION_TYPE: unknown',
    `INFO: OPERATION_RESULT: ${result}`,
    `INFO: EXIT_CODE: ${exitCode}`,
    'INFO: === Done ===',
  ].join('\n');
}

const FAILURES: Record<FailureReason, string> = {
  'access-denied':
    'ERROR unable to open repository: unable to read format blob: Access Denied.',
  'wrong-password':
    'ERROR unable to open repository: unable to unlock: invalid repository password',
  'stale-file-handle':
    'ERROR unable to open repository: cannot open storage: stat /mnt/repository: stale file handle',
  'permission-denied':
    'ERROR unable to read directory: open /data: permission denied',
  'unreadable-files':
    'ERROR Found 3 fatal error(s) while snapshotting /data: unable to read file: input/output error',
};

function kopiaSuccess(plan: Plan, startedAt: number): string {
  const seed = `${plan.seed}@${startedAt}`;
  const hashed = 4 + Math.floor(fractionOf(`${seed}/hashed`) * 60);
  const cached = 800 + Math.floor(fractionOf(plan.seed) * 9000);
  const uploaded = (0.3 + fractionOf(`${seed}/size`) * 24).toFixed(1);
  return [
    `Snapshotting ${plan.identity}:/data ...`,
    ` * 0 hashing, ${hashed} hashed (${uploaded} MB), ${cached} cached, uploaded ${uploaded} MB`,
    `Created snapshot with root k${hexOf(seed, 32)} and ID ${hexOf(
      `${seed}/id`,
      32,
    )}`,
    'Retention policy applied successfully',
    summary('SUCCESS', 0),
  ].join('\n');
}

function resticSuccess(plan: Plan, startedAt: number): string {
  const seed = `${plan.seed}@${startedAt}`;
  const files = 300 + Math.floor(fractionOf(plan.seed) * 4000);
  const seconds = 2 + Math.floor(fractionOf(seed) * 7);
  return [
    `processed ${files} files, ${(40 + files / 20).toFixed(
      3,
    )} MiB in 0:0${seconds}`,
    `snapshot ${hexOf(seed, 8)} saved`,
    `Restic completed in ${seconds + 4}s`,
  ].join('\n');
}

function rcloneSuccess(plan: Plan, startedAt: number): string {
  const checks = 900 + Math.floor(fractionOf(plan.seed) * 3000);
  const seconds = 8 + Math.floor(fractionOf(`${plan.seed}@${startedAt}`) * 30);
  return [
    `Checks: ${checks} / ${checks}, 100%`,
    `Elapsed time: ${seconds}.4s`,
    `Rclone completed in ${seconds}s`,
  ].join('\n');
}

/** What a mover says of a run that copied something. */
export function successLogOf(plan: Plan, startedAt: number): string {
  if (plan.mover === 'restic') return resticSuccess(plan, startedAt);
  if (plan.mover === 'rclone') return rcloneSuccess(plan, startedAt);
  return kopiaSuccess(plan, startedAt);
}

/** What a mover says of a failed attempt. */
export function failureLogOf(reason: FailureReason): string {
  return [
    FAILURES[reason],
    'ERROR: Failed to create snapshot',
    summary('FAILURE', 1),
  ].join('\n');
}

/**
 * The mover's word when the volume is empty. It exits with 0, the operator
 * calls it a success, and nothing was copied.
 */
export const EMPTY_VOLUME_LOG = [
  '=== Checking directory for content ===',
  '== Directory is empty skipping backup ===',
  summary('FAILURE', 0),
].join('\n');

/** What a restore says when it found the snapshot it was asked for. */
export function restoreLogOf(identity: string): string {
  const files = 400 + Math.floor(fractionOf(identity) * 6000);
  return [
    `Selected snapshot with id: ${hexOf(`restored/${identity}`, 32)}`,
    'Restoring to local filesystem (/data) with parallelism=8...',
    `Restored ${files} files, ${Math.floor(
      files / 9,
    )} directories and 0 symbolic links`,
    summary('SUCCESS', 0),
  ].join('\n');
}

/** What a restore says when nothing has that identity. It is called a success too. */
export function emptyRestoreLogOf(identity: string): string {
  return [
    `No snapshots found for ${identity}:/data`,
    '=== No data will be restored ===',
    summary('SUCCESS', 0),
  ].join('\n');
}
