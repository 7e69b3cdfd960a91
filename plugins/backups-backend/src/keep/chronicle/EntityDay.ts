import { Level, Verdict } from 'backstage-plugin-backups-common';
import { KeptStatement } from '../../judge/statements/Statement';

/** One day of an entity. */
export interface EntityDay {
  ref: string;
  day: string;
  title: string;
  owner?: string;
  /** When it was last looked at on that day. */
  verdict: Verdict;
  worst: Verdict;
  /** The worst of what was wrong when it was last looked at; absent: nothing was. */
  reason?: KeptStatement;
  /** Seconds of that day of which something is known. */
  observedSeconds: number;
  atRiskSeconds: number;
  unknownSeconds: number;
  /** Up to here its seconds are counted. */
  settledAt: number;
  /** Absent: not judged, or not counted. */
  level?: Level;
  made30: number;
  missed30: number;
  ruleVersion: string;
}

/** A row of `entity_days`. */
export interface DayRow {
  ref: string;
  day: string;
  title: string;
  owner: string;
  verdict: Verdict;
  worst: Verdict;
  reason: string;
  observed_seconds: number;
  at_risk_seconds: number;
  unknown_seconds: number;
  settled_at: number | string;
  level: Level | null;
  made_30: number;
  missed_30: number;
  rule_version: string;
}

/** @returns what a row says */
export function dayOfRow(row: DayRow): EntityDay {
  return {
    ref: row.ref,
    day: row.day,
    title: row.title,
    owner: row.owner || undefined,
    verdict: row.verdict,
    worst: row.worst,
    reason: row.reason ? JSON.parse(row.reason) : undefined,
    observedSeconds: row.observed_seconds,
    atRiskSeconds: row.at_risk_seconds,
    unknownSeconds: row.unknown_seconds,
    settledAt: Number(row.settled_at),
    level: row.level ?? undefined,
    made30: row.made_30,
    missed30: row.missed_30,
    ruleVersion: row.rule_version,
  };
}

/** What was to be done about it is not asked for later. */
function withoutAdvice(key: string, value: unknown): unknown {
  return key === 'fix' || key === 'detail' ? undefined : value;
}

/** @returns how a day is written */
export function rowOfDay(day: EntityDay): DayRow {
  return {
    ref: day.ref,
    day: day.day,
    title: day.title,
    owner: day.owner ?? '',
    verdict: day.verdict,
    worst: day.worst,
    reason: day.reason ? JSON.stringify(day.reason, withoutAdvice) : '',
    observed_seconds: day.observedSeconds,
    at_risk_seconds: day.atRiskSeconds,
    unknown_seconds: day.unknownSeconds,
    settled_at: day.settledAt,
    level: day.level ?? null,
    made_30: day.made30,
    missed_30: day.missed30,
    rule_version: day.ruleVersion,
  };
}
