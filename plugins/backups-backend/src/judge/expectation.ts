import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import {
  ENTITY_ANNOTATIONS,
  Level,
  RpoView,
} from 'backstage-plugin-backups-common';
import {
  RuleExemption,
  faultOfExemption,
  readAcceptedUntil,
  readRuleExemption,
  redactText,
} from 'backstage-plugin-backups-node';
import { TierConfig } from '../config/BackupsConfig';
import { CatalogEntity } from '../read/catalog/CatalogEntity';

const DAY = 86_400;

/** An annotation of an entity that could not be understood, and what it should hold. */
export interface Misread {
  annotation: string;
  value: string;
  expected:
    | 'duration'
    | 'rule-exemption'
    | 'date'
    | 'tier'
    | 'exemption'
    | 'exemption-reason';
}

/** What an entity is expected to have. Durations are seconds. */
export interface Expectation {
  rpo?: { seconds: number; origin: 'annotation' | 'tier' };
  /** Largest acceptable loss when the site is gone. */
  offsiteRpoSeconds?: number;
  /** Longest acceptable time to restore. */
  rtoSeconds?: number;
  /** What it should survive, by its tier. */
  level?: Level;
  /** Labels of destinations that must hold a copy. */
  expect: string[];
  /** Advice that it does not want. */
  exemptRules?: RuleExemption;
  /** What of it is small by then is meant to be, epoch seconds. */
  acceptedUntil?: number;
  /** Annotations that could not be understood. */
  misread: Misread[];
}

function annotatedSeconds(
  entity: CatalogEntity,
  annotation: string,
  misread: Misread[],
): number | undefined {
  const value = entity.annotations[annotation];
  if (!value) return undefined;
  try {
    const duration = readDurationFromConfig(new ConfigReader({ value }), {
      key: 'value',
    });
    const seconds = Math.round(durationToMilliseconds(duration) / 1000);
    if (seconds > 0) return seconds;
  } catch {
    // Told below, like a duration of nothing.
  }
  misread.push({ annotation, value, expected: 'duration' });
  return undefined;
}

function readExemptRules(
  entity: CatalogEntity,
  misread: Misread[],
): RuleExemption | undefined {
  const annotation = ENTITY_ANNOTATIONS.exemptRules;
  const value = entity.annotations[annotation];
  if (!value) return undefined;
  const exemption = readRuleExemption(
    value,
    `annotation ${annotation} of the entity`,
  );
  if (!exemption) {
    misread.push({ annotation, value, expected: 'rule-exemption' });
  }
  return exemption;
}

function readAccepted(
  entity: CatalogEntity,
  misread: Misread[],
): number | undefined {
  const annotation = ENTITY_ANNOTATIONS.acceptSmaller;
  const value = entity.annotations[annotation];
  if (!value) return undefined;
  const until = readAcceptedUntil(value);
  if (until === undefined) {
    misread.push({ annotation, value, expected: 'date' });
  }
  return until;
}

/** @returns that an exemption was not understood, or says not why */
export function misreadExemption(
  annotation: string,
  value: string | undefined,
): Misread[] {
  const fault = faultOfExemption(value);
  switch (fault) {
    case undefined:
      return [];
    case 'not-understood':
      return [
        { annotation, value: redactText(value ?? ''), expected: 'exemption' },
      ];
    case 'no-reason':
      return [
        {
          annotation,
          value: redactText(value ?? ''),
          expected: 'exemption-reason',
        },
      ];
    default: {
      const unplaced: never = fault;
      throw new Error(`Exemption without a fault: ${unplaced}`);
    }
  }
}

/**
 * Reads what an entity and its tier declare. An annotation is never looser
 * than the tier's maximum.
 */
export function readExpectation(
  entity: CatalogEntity,
  tiers: Record<string, TierConfig>,
): Expectation {
  const misread: Misread[] = [];
  const tierName = entity.annotations[ENTITY_ANNOTATIONS.tier];
  const tier = tierName ? tiers[tierName] : undefined;
  if (tierName && !tier) {
    misread.push({
      annotation: ENTITY_ANNOTATIONS.tier,
      value: tierName,
      expected: 'tier',
    });
  }
  const annotated = annotatedSeconds(entity, ENTITY_ANNOTATIONS.rpo, misread);
  const maximum = tier?.rpoSeconds;
  let rpo: Expectation['rpo'];
  if (annotated !== undefined && annotated <= (maximum ?? Infinity)) {
    rpo = { seconds: annotated, origin: 'annotation' };
  } else if (maximum !== undefined) {
    rpo = { seconds: maximum, origin: 'tier' };
  }
  const offsite = [
    annotatedSeconds(entity, ENTITY_ANNOTATIONS.offsiteRpo, misread),
    tier?.offsiteRpoSeconds,
  ].filter(seconds => seconds !== undefined);
  const rto = [
    annotatedSeconds(entity, ENTITY_ANNOTATIONS.rto, misread),
    tier?.rtoSeconds,
  ].filter(seconds => seconds !== undefined);
  const expect = entity.annotations[ENTITY_ANNOTATIONS.expect];
  return {
    rpo,
    offsiteRpoSeconds: offsite.length > 0 ? Math.min(...offsite) : undefined,
    rtoSeconds: rto.length > 0 ? Math.min(...rto) : undefined,
    level: tier?.level,
    expect: expect
      ? expect
          .split(',')
          .map(label => label.trim())
          .filter(Boolean)
      : tier?.expect ?? [],
    exemptRules: readExemptRules(entity, misread),
    acceptedUntil: readAccepted(entity, misread),
    misread: [
      ...misread,
      ...misreadExemption(
        ENTITY_ANNOTATIONS.exempt,
        entity.annotations[ENTITY_ANNOTATIONS.exempt],
      ),
    ],
  };
}

/**
 * The RPO of an item: what is declared, else what its plans imply.
 *
 * @param periods - seconds between two slots of each of its plans
 */
export function rpoOf(
  expectation: Expectation,
  periods: readonly number[],
): RpoView {
  if (expectation.rpo) {
    return {
      seconds: expectation.rpo.seconds,
      origin: expectation.rpo.origin,
    };
  }
  if (periods.length === 0) return { origin: 'none' };
  return { seconds: Math.max(DAY, Math.min(...periods)), origin: 'assumed' };
}
