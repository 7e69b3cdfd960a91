import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Prose, Runbook } from 'backstage-plugin-backups-common';
import { renderCommand } from 'backstage-plugin-backups-common';
import { everyRunbook } from './everyRunbook';
import type { PrintedRunbook } from './printedRunbooks';

const FOLDER = join(__dirname, 'captured');

/** What tools really printed, the failures caused one by one. */
const CAPTURED = readdirSync(FOLDER)
  .map(file => readFileSync(join(FOLDER, file), 'utf8'))
  .join('\n');

/**
 * What nothing here could be made to print, with where it is written: these
 * tools need hardware, or a controller that is not here.
 */
const READ_NOT_CAPTURED: Record<string, readonly string[]> = {
  'Kubernetes, what controllers write': [
    'Bound',
    'Complete',
    'successfully rolled out',
    'complete',
    'Unavailable',
    'MoverPermitted',
    'CredentialsAvailable',
  ],
  'velero.io/v1 RestorePhase, and the names of its pods': [
    'Completed',
    'PartiallyFailed',
    'velero',
    'node-agent',
  ],
  'kopiur api, Restore.status': ['Snapshot', 'NoSnapshot'],
  'cloudnative-pg api/v1, Backup and Cluster': [
    'completed',
    'failed',
    'walArchivingFailing',
    'Ready',
  ],
  'TrueNAS api, cloudsync': [
    '"enabled": false',
    'job',
    'RUNNING',
    'SUCCESS',
    'FAILED',
    'id',
    'true',
  ],
  'the lab, test/lab/restore/pgbackrestRunbook.lab.ts': [
    'recovery stopping before commit',
    'recovery ended before configured recovery target was reached',
    'archive recovery complete',
    'database system is ready to accept connections',
    'last completed transaction was at log time',
    '[040]',
    'status: ok',
  ],
  'PostgreSQL 15, asked while it replays a log without hot standby': [
    'not accepting connections',
  ],
  'kubernetes-csi, a snapshot larger than the claim': [
    'No space left on device',
  ],
  'rclone docs, S3 and B2 errors': ['AccessDenied'],
  'what pgBackRest says of a log that has no base': ['unable to find'],
};
const READ = new Set(Object.values(READ_NOT_CAPTURED).flat());

/** A command, an option or a file name: to be typed or looked for, not printed. */
const TYPED =
  /^(?:kubectl|kopia|restic|velero|midclt|zfs|rsync|chown|export|read|pg_restore|pg_ctl)\b|^-|^https?:\/\/$|^\\q$|^cnpg\.io\/|^WITH |^kustomize\./;

function fragments(prose: Prose | undefined): string[] {
  return (prose ?? []).flatMap(part => ('code' in part ? [part.code] : []));
}

/** Names and times of the app at hand: they stand in its commands. */
function ownWords(runbook: Runbook): string {
  return runbook.steps
    .flatMap(({ commands }) => commands)
    .map(command => renderCommand(command, {}, runbook.fields))
    .join('\n');
}

/** What an app is called in a repository, or by what fills its claim; a moment. */
const NAME = /^[\w.-]+@[\w.-]+$|^[\w.-]+-dst$|^[\d-]+T[\d:]+Z$/;

function isSourced(fragment: string, own: string): boolean {
  return (
    NAME.test(fragment) ||
    TYPED.test(fragment) ||
    READ.has(fragment) ||
    CAPTURED.includes(fragment) ||
    own.includes(fragment) ||
    // `persistentvolumeclaim "radarr" deleted`: the words, around a name.
    fragment
      .split(/\s+/)
      .every(
        word =>
          CAPTURED.includes(` ${word}`) ||
          CAPTURED.includes(`\n${word}`) ||
          own.includes(word.replace(/^"|"$/g, '').split('/').pop() ?? word),
      )
  );
}

describe('what a runbook says that is printed', () => {
  let printed: PrintedRunbook[];
  beforeAll(async () => {
    printed = await everyRunbook();
  });

  it.each(['expect', 'otherwise', 'cures'] as const)(
    'stands in what a tool printed, or is named as read only: %s',
    part => {
      const unsourced = new Map<string, string>();
      for (const { title, runbook } of printed) {
        const own = ownWords(runbook);
        for (const step of runbook.steps) {
          for (const fragment of fragments(step[part]?.flat())) {
            if (!isSourced(fragment, own)) {
              unsourced.set(fragment, `${title}, ${step.id}`);
            }
          }
        }
      }
      expect(Object.fromEntries(unsourced)).toEqual({});
    },
  );
});
