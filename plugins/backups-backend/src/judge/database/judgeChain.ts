import { describeObject } from 'backstage-plugin-backups-node';
import { JudgedFinding } from '../findings/JudgedFinding';
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
}: JudgedPlan): JudgedFinding[] {
  const { fact } = joined;
  const chain = memory.database;
  if (!chain || thresholds.fixed === 'gone' || fact.suspended) return [];
  const where = { database: fact.object.name, place: fact.destination.label };
  const lastFull = chain.bases.filter(base => base.makes === 'full').at(-1);
  const evidence = [
    {
      object: `${describeObject(fact.object)} on ${fact.object.cluster}`,
      field: 'backups since the last full one, as they were seen',
      value: String(chain.sinceFull),
    },
  ];
  const findings: JudgedFinding[] = [];
  if (chain.sinceFull > LONGEST_CHAIN) {
    findings.push({
      code: 'chain-too-long',
      severity: 'erodes',
      ...where,
      backups: chain.sinceFull,
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
      ...where,
      lastFullAt: lastFull.endedAt,
      periodSeconds: period,
      chained: fact.database?.chained === true,
      causeKey: `full-backup-overdue/${fact.provider}`,
      evidence,
      standsFrom: lastFull.endedAt + PERIODS * period,
    });
  }
  return findings;
}
