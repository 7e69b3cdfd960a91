import {
  ENTITY_ANNOTATIONS,
  Finding,
  OBJECT_ANNOTATIONS,
  durationInWords,
  instantToIso,
  timeInWords,
} from 'backstage-plugin-backups-common';
import {
  commandInText,
  joinWords,
  kubectl,
} from 'backstage-plugin-backups-node';
import {
  FoundFacts,
  KnownFinding,
  isWorded,
} from '../judge/findings/JudgedFinding';
import { shrunkWords } from './shrunkPoints';
import { faultInWords } from './proofs';
import { FindingWords, Found } from './FindingWords';
import { maintenanceInWords } from './maintenance';

function overwritten({
  object,
  place,
  mirrors,
}: Found<'place-overwritten'>): FindingWords {
  const one = mirrors.length === 1;
  return {
    title: `${joinWords(mirrors)} ${
      one ? 'removes' : 'remove'
    } what ${object} copies to ${place}.`,
    detail: `${
      one ? 'It makes' : 'They make'
    } a mirror of something else in the same place: whatever is not in that is deleted there at each run.`,
    fix: `Give ${object} a folder of its own there, then run it once.`,
  };
}

function overdueFull({
  database,
  place,
  lastFullAt,
  periodSeconds,
  chained,
}: Found<'full-backup-overdue'>): FindingWords {
  return {
    title: `The last full backup of ${database} on ${place} is of ${timeInWords(
      lastFullAt,
    )}; there should be one every ${durationInWords(periodSeconds)}.`,
    detail: chained
      ? 'Other backups go on and build on it. The chain gets longer, and what should have expired cannot.'
      : 'As long as the log is archived nothing is lost, and a restore has to replay all of it since that backup.',
    fix: 'Find out why the schedule that makes full backups made none.',
  };
}

function unlisted({
  object,
  successAt,
  identity,
  fault,
}: Found<'success-not-in-repository'>): FindingWords {
  return {
    title: `The repository has no restore point of the success that ${object} claims${
      successAt === undefined ? '' : ` for ${instantToIso(successAt)}`
    }.`,
    detail: `${faultInWords(
      fault,
      identity,
    )} Either nothing had changed and its policy skips identical snapshots, or nothing was copied; its policies were not told.`.trim(),
    fix: 'Let the report hold the policies of the repository; then it can be told.',
  };
}

function youngVolume({
  volume,
  createdAt,
  newestCopyAt,
  nextRunAt,
}: Found<'volume-younger-than-copies'>): FindingWords {
  return {
    title: `${volume} was made ${timeInWords(
      createdAt,
    )}, after its newest copy of ${timeInWords(newestCopyAt)}.`,
    detail: `What was written to it since is in no copy. If it came up empty, ${
      nextRunAt === undefined
        ? 'the next run'
        : `the run of ${timeInWords(nextRunAt)}`
    } begins to push the good copies out.`,
    fix: 'Look into it before that. If it is empty, hold the copying and restore it.',
  };
}

function misreadInWords({
  annotation: name,
  object,
  value,
  expected,
}: Found<'annotation-misread'>): string {
  const annotation = object === undefined ? name : `${name} on ${object}`;
  switch (expected) {
    case 'duration':
      return `Annotation ${annotation} is not a duration: '${value}'. Write for instance 24h.`;
    case 'rule-exemption':
      return `Annotation ${annotation} is not understood: '${value}'. Write for instance cephfs-behind-volsync: is rebuilt; until 2027-03-01.`;
    case 'date':
      return `Annotation ${annotation} is not a date: '${value}'. Write for instance 2026-08-22.`;
    case 'exemption':
      return `Annotation ${annotation} is not understood, and exempts nothing: '${value}'. Write for instance is rebuilt; until 2027-03-01.`;
    case 'exemption-reason':
      return `Annotation ${annotation} exempts it and does not say why: '${value}'. Write for instance is rebuilt; until 2027-03-01.`;
    case 'tier':
      return `Annotation ${annotation} names tier '${value}', which backups.tiers does not have.`;
    default: {
      const unplaced: never = expected;
      throw new Error(`Annotation without words: ${unplaced}`);
    }
  }
}

/** So many names tell whose copies a place keeps. */
const MOST_NAMED = 5;

/** @returns the words for what `judge` found */
export function foundInWords(found: FoundFacts): FindingWords {
  switch (found.code) {
    case 'maintenance-suspended':
    case 'maintenance-failing':
    case 'maintenance-never-ran':
    case 'maintenance-overdue':
    case 'maintenance-has-two-owners':
      return maintenanceInWords(found);
    case 'point-shrunk':
      return shrunkWords(found);
    case 'chain-too-long':
      return {
        title: `${found.backups} backups of ${found.database} on ${found.place} build on one full backup.`,
        detail:
          'One damaged file in any of them costs all that follow, a restore has to put every one of them together, and none can expire. Each success is green meanwhile.',
        fix: 'Make a full backup, and let a schedule make them regularly.',
      };
    case 'full-backup-overdue':
      return overdueFull(found);
    case 'place-overwritten':
      return overwritten(found);
    case 'same-identity-in-repository':
      return {
        title: `${found.object} writes as ${
          found.identity
        } into the repository that ${joinWords(
          found.others,
        )} also uses under that name.`,
        detail: `They write as ${found.identity} into one repository: their restore points cannot be told apart, so what is in it proves neither. Retention of one removes those of the other, and a restore takes the newest of either.`,
        fix: found.remedy ?? 'Give each a name or a repository of its own.',
      };
    case 'partly-copied':
      return {
        title: `Only ${found.part} of it is copied to ${found.place} (${found.object}).`,
        detail:
          'The rest of it is not in that copy, so it does not count as one.',
        fix: `Let ${found.object} copy the whole, or mount only what is copied.`,
      };
    case 'unchanged-content-not-written':
      return {
        title: `The ${found.place} copy by ${found.object} wrote nothing new: its content did not change.`,
        detail:
          'The policy in the repository skips snapshots that are identical to the one before, so the newest restore point is older than the last success.',
      };
    case 'success-not-in-repository':
      return unlisted(found);
    case 'volume-younger-than-copies':
      return youngVolume(found);
    case 'volume-of-another':
      return {
        title: `${found.volume} belongs to ${found.heldBy.join(
          ', ',
        )}, whose workload mounts it.`,
        detail: `Annotation ${ENTITY_ANNOTATIONS.items} of this entity names it, too. That takes no volume from its owner, and shows nothing of it.`,
        fix: `Take it out of annotation ${ENTITY_ANNOTATIONS.items}, or let who runs the workload annotate the claim with ${OBJECT_ANNOTATIONS.entity}: ${found.ref}.`,
      };
    case 'operator-stopped':
      return {
        title: `${found.object} is scaled to 0: it starts no more copies.`,
        detail: 'Nothing is copied on its schedules until it runs again.',
        fix: `Start it again: ${commandInText(
          kubectl(
            found.namespace,
            'scale',
            'deployment',
            found.name,
            '--replicas=1',
          ),
        )}.`,
      };
    case 'restore-drill-failed':
      return {
        title: `The last restore drill of ${
          found.item
        } failed: it did not come back from ${found.place} (${timeInWords(
          found.failedAt,
        )}).`,
        detail:
          'Copies go on, and whether one of them can be restored is not shown until a drill ends well.',
        fix: 'Find out why, and try the restore again. A drill that ends well, recorded in the restore view, closes this.',
      };
    case 'restore-test-failed':
      return {
        title: `The last run of ${found.object}, which tests restores of ${found.item}, failed.`,
        detail:
          'It may have failed before it restored anything; its log tells. Until a run ends well, restores of it are untested.',
        fix: 'Read the log of its last Job, and run it again.',
      };
    case 'annotation-misread':
      return { title: misreadInWords(found) };
    case 'holds-copies': {
      const { volume, holds } = found;
      const more = holds.length - MOST_NAMED;
      const named = [
        ...holds.slice(0, MOST_NAMED),
        ...(more > 0 ? [`${more} others`] : []),
      ];
      return {
        title:
          named.length === 0
            ? `Copies are kept in ${volume}.`
            : `${volume} keeps the copies of ${joinWords(named)}.`,
        detail:
          'It holds copies and no data of this app, so it needs no copy itself. If it is lost, so are those copies.',
      };
    }
    case 'orphaned-points':
      return {
        title:
          found.names === 1
            ? 'One name in the repository no longer gets backups.'
            : `${found.names} names in the repository no longer get backups.`,
        detail:
          'Retention only runs when something is written, so these restore points stay for ever. They may be all that is left of an app.',
        fix: 'Delete them once you are sure that they are not needed.',
      };
    default: {
      const unplaced: never = found;
      throw new Error(`Finding without words: ${JSON.stringify(unplaced)}`);
    }
  }
}

function worded(finding: KnownFinding): Finding {
  if (isWorded(finding)) return finding;
  const { code, severity, causeKey, evidence, standsFrom } = finding;
  return {
    code,
    severity,
    ...foundInWords(finding),
    causeKey,
    evidence,
    standsFrom,
  };
}

/**
 * @param instant - epoch seconds
 * @returns the findings that apply then, as every surface shows them
 */
export function wordedFindings(
  findings: readonly KnownFinding[],
  instant: number,
): Finding[] {
  return findings
    .filter(({ standsFrom = 0 }) => standsFrom <= instant)
    .map(worded);
}
