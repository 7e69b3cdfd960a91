import {
  Finding,
  durationInWords,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { JudgedPlan } from '../JudgedPlan';
import { fullPeriod } from './fullPeriod';

/** More backups on one full one than this make a restore long and a fault dear. */
const LONGEST_CHAIN = 30;

/** A full backup may be missed once. */
const PERIODS = 2;

/**
 * What is wrong with the chain of a database's backups, while every single one
 * of them succeeds.
 *
 * @returns findings, one of which may stand from an instant on
 */
export function judgeChain({
  joined,
  memory,
  thresholds,
}: JudgedPlan): Finding[] {
  const { fact } = joined;
  const chain = memory.database;
  if (!chain || thresholds.fixed === 'gone' || fact.suspended) return [];
  const where = `${fact.object.name} on ${fact.destination.label}`;
  const lastFull = chain.bases.filter(base => base.makes === 'full').at(-1);
  const evidence = [
    {
      object: `${describeObject(fact.object)} on ${fact.object.cluster}`,
      field: 'backups since the last full one, as they were seen',
      value: String(chain.sinceFull),
    },
  ];
  const findings: Finding[] = [];
  if (chain.sinceFull > LONGEST_CHAIN) {
    findings.push({
      code: 'chain-too-long',
      severity: 'erodes',
      title: `${chain.sinceFull} backups of ${where} build on one full backup.`,
      detail:
        'One damaged file in any of them costs all that follow, a restore has to put every one of them together, and none can expire. Each success is green meanwhile.',
      fix: 'Make a full backup, and let a schedule make them regularly.',
      causeKey: `chain-too-long/${fact.provider}`,
      evidence,
    });
  }
  const period = lastFull && fullPeriod(fact, lastFull.endedAt);
  // Where nothing was made since, the whole plan is overdue, and says so itself.
  const goesOn = !fact.database?.chained || chain.sinceFull > 0;
  if (lastFull && period !== undefined && goesOn) {
    findings.push({
      code: 'full-backup-overdue',
      severity: 'erodes',
      title: `The last full backup of ${where} is of ${timeInWords(
        lastFull.endedAt,
      )}; there should be one every ${durationInWords(period)}.`,
      detail: fact.database?.chained
        ? 'Other backups go on and build on it. The chain gets longer, and what should have expired cannot.'
        : 'As long as the log is archived nothing is lost, and a restore has to replay all of it since that backup.',
      fix: 'Find out why the schedule that makes full backups made none.',
      causeKey: `full-backup-overdue/${fact.provider}`,
      evidence,
      standsFrom: lastFull.endedAt + PERIODS * period,
    });
  }
  return findings;
}
