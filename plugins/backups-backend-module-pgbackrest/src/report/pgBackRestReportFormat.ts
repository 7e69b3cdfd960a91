import { run } from 'backstage-plugin-backups-common';
import { InputError } from '@backstage/errors';
import type {
  FindingFact,
  PointFact,
  ReportContext,
  ReportFormat,
  ReportedFact,
  RepositoryFact,
} from 'backstage-plugin-backups-node';
import {
  asUtf8,
  commandInText,
  joinWords,
} from 'backstage-plugin-backups-node';
import { meaningOf } from './meaningOf';
import type { MeantBackup, RepositoryMeaning } from './meaningOf';
import { readInfo } from './readInfo';

const HOUR = 3600;

/** The list of backups of one repository is small; more than this is something else. */
const LARGEST = 64 * 1024 * 1024;

async function whole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > LARGEST) {
      throw new InputError(
        `A pgBackRest report has at most ${LARGEST / 1024 / 1024} MiB.`,
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function finding(
  { repository }: ReportContext,
  text: Pick<FindingFact['finding'], 'code' | 'severity' | 'title'> &
    Partial<FindingFact['finding']>,
): FindingFact {
  return {
    type: 'finding',
    finding: {
      causeKey: `pgbackrest/${text.code}/${repository}`,
      evidence: [{ object: `pgBackRest report of ${repository}` }],
      ...text,
    },
    about: {
      object: { cluster: '', kind: 'Repository', name: repository },
      repository,
      labels: {},
    },
  };
}

/** The data of a backup is as of its end: before that it is not consistent. */
function pointOf(stanza: string, backup: MeantBackup): PointFact {
  return {
    type: 'point',
    identity: stanza,
    id: backup.label,
    startedAt: backup.endedAt,
    finishedAt: backup.endedAt,
    sizeBytes: backup.sizeBytes,
    failedFiles: backup.hasErrors ? 1 : 0,
    incomplete: backup.consistent ? undefined : 'its log is not in the archive',
    kind: backup.makes,
    pins: [],
    keptBecause: [],
  };
}

function heldWords(backups: readonly MeantBackup[]): string {
  const counts = (['full', 'differential', 'incremental'] as const).flatMap(
    type => {
      const count = backups.filter(({ makes }) => makes === type).length;
      return count > 0 ? [`${count} ${type}`] : [];
    },
  );
  return counts.length > 0
    ? `The repository holds ${joinWords(counts)} ${
        backups.length === 1 ? 'backup' : 'backups'
      }.`
    : 'The repository holds no backup.';
}

function isPartial({ partial }: RepositoryMeaning): boolean {
  return partial;
}

function repositoryFact(
  meanings: readonly RepositoryMeaning[],
  { repository }: ReportContext,
): RepositoryFact {
  const told = meanings.filter(({ state }) => state === 'listed');
  const isWhole = told.length === meanings.length && !told.some(isPartial);
  const stored = told
    .flatMap(({ backups }) => backups)
    .map(({ storedBytes }) => storedBytes);
  return {
    type: 'repository',
    method: 'pgbackrest',
    repository,
    aliases: [],
    // What could not be read, or was not asked for, is not nothing.
    sizeBytes:
      !isWhole || stored.includes(undefined)
        ? undefined
        : stored.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0),
    retentions:
      told.length > 0
        ? told.map(({ stanza, backups }) => ({
            identity: stanza,
            // Every backup that is made is listed, whether or not anything changed.
            skipsIdentical: false,
            retention: {
              noHistory: false,
              declared: [],
              inherited: [],
              sentence: heldWords(backups),
            },
          }))
        : undefined,
    evidence: [
      {
        object: `pgBackRest report of ${repository}`,
        field: 'backup[].info.repository.delta',
      },
    ],
  };
}

function* meaningFindings(
  meaning: RepositoryMeaning,
  context: ReportContext,
): Generator<FindingFact> {
  const { stanza, state, message, backups, formerOnly, mismatch } = meaning;
  if (state === 'unreadable') {
    yield finding(context, {
      code: 'repository-unreadable',
      severity: 'erodes',
      title: `pgBackRest cannot read ${context.repository}: ${message}`,
      detail:
        'What it holds is not known while that lasts. What was known of it before stays, and other repositories are not concerned.',
      fix: 'Look whether the store answers, and whether keys and encryption are those of the database.',
    });
  }
  if (state === 'absent') {
    yield finding(context, {
      code: 'stanza-not-in-repository',
      severity: 'erodes',
      title: `${context.repository} holds nothing of stanza ${stanza}.`,
      detail:
        'It was never created there, its list of backups is lost, or the name is misspelt: the answer is the same.',
      fix: 'Compare the name with the configuration of the database, and run stanza-create if it is right.',
    });
  }
  const unsound = backups.filter(({ hasErrors }) => hasErrors);
  if (unsound.length > 0) {
    yield finding(context, {
      code: 'page-errors-in-backup',
      severity: 'erodes',
      title: `${unsound.length} of ${backups.length} backups of ${stanza} hold pages with a wrong checksum.`,
      detail:
        'The database itself was damaged when they were made. They are listed and count for retention like any other, and push out sound ones.',
      fix: `Run ${commandInText(
        run('pgbackrest', 'info', `--set=${unsound[unsound.length - 1].label}`),
      )} to see which files, and restore the affected relations from an older backup.`,
    });
  }
  const newest = [...backups].sort((a, b) => a.endedAt - b.endedAt).at(-1);
  if (newest && !newest.consistent) {
    yield finding(context, {
      code: 'log-missing-for-backup',
      severity: 'erodes',
      title: `The newest backup of ${stanza} cannot be restored: the log it needs is not in the archive.`,
      detail:
        'It is reported as complete because the backup did not wait for the log, which may still be on its way.',
      fix: 'Look whether archiving works; once the log is there the backup is sound.',
    });
  }
  if (formerOnly) {
    const { was, now } = formerOnly;
    const versions =
      was && now && was !== now ? ` (${was}, and now ${now})` : '';
    yield finding(context, {
      code: 'backups-of-former-system',
      severity: 'breaks-restore',
      title: `Every backup of ${stanza} is of a former database system${versions}.`,
      detail:
        'stanza-upgrade was run after the last of them. The log of now cannot be replayed on top of one: what was written since then cannot be restored.',
      fix: `Make a full backup now: ${commandInText(
        run('pgbackrest', `--stanza=${stanza}`, '--type=full', 'backup'),
      )}`,
    });
  }
  if (mismatch) {
    yield finding(context, {
      code: 'repositories-of-different-databases',
      severity: 'erodes',
      title: `The repositories of ${stanza} are of different versions of the database.`,
      detail:
        'stanza-upgrade was run for one repository and not for the other; each of them calls itself well.',
      fix: 'Run stanza-upgrade for all repositories.',
    });
  }
}

/**
 * What a job beside a database sends: the output of
 * `pgbackrest info --output=json --repo=<n>`, as it is.
 */
export const pgBackRestReportFormat: ReportFormat = {
  kind: 'pgbackrest',
  method: 'pgbackrest',
  title: 'pgBackRest report',
  intervalSeconds: HOUR,
  async *parse(body, context): AsyncGenerator<ReportedFact> {
    const reading = readInfo(await whole(asUtf8(body)));
    const meanings = meaningOf(reading.stanzas);
    const numbers = new Set(meanings.map(({ repository }) => repository));
    if (numbers.size > 1) {
      throw new InputError(
        `The report holds repositories ${joinWords(
          [...numbers].map(String),
        )}, but is sent as one of ${
          context.repository
        }. Send one for each: pgbackrest info --output=json --repo=<number>.`,
      );
    }
    for (const meaning of meanings) {
      for (const backup of meaning.backups) {
        yield pointOf(meaning.stanza, backup);
      }
      yield* meaningFindings(meaning, context);
    }
    yield repositoryFact(meanings, context);
    // A name that was asked for and is not there says nothing about the others.
    if (
      reading.complete &&
      meanings.length > 0 &&
      meanings.every(({ state, partial }) => state === 'listed' && !partial)
    ) {
      const [name, ...others] = new Set(meanings.map(({ stanza }) => stanza));
      const formers = meanings.filter(({ formerOnly }) => formerOnly);
      yield {
        type: 'listed',
        takenAt: context.takenAt,
        // One alone may be all that was asked for.
        ...(others.length === 0 && { onlyOf: [name] }),
        ...(formers.length > 0 && {
          formerSystems: formers.map(({ stanza }) => stanza),
        }),
      };
    }
  },
};
