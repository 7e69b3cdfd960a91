import type { Exemption, Finding } from 'backstage-plugin-backups-common';
import { readExemption } from './readExemption';

/**
 * Advice that is not wanted, and why.
 *
 * @public
 */
export interface RuleExemption extends Exemption {
  /** Codes of findings. */
  rules: string[];
}

const CODE = /^[a-z][a-z0-9-]*$/;

/**
 * Reads `backups/exempt-rules`:
 * `cephfs-behind-volsync, ceph-read-affinity: reason; until 2027-03-01`. The end
 * may be left out.
 *
 * @param value - the annotation's value
 * @param declaredBy - where it stands, in words
 * @returns `undefined` without a rule, without a reason, or with an expiry that is
 * no date: an exemption that cannot be understood exempts nothing
 *
 * @public
 */
export function readRuleExemption(
  value: string | undefined,
  declaredBy: string,
): RuleExemption | undefined {
  const end = value?.indexOf(':') ?? -1;
  if (value === undefined || end < 0) return undefined;
  const rules = value
    .slice(0, end)
    .split(',')
    .map(rule => rule.trim());
  const exemption = readExemption(value.slice(end + 1), declaredBy);
  return exemption && rules.every(rule => CODE.test(rule))
    ? { ...exemption, rules }
    : undefined;
}

/**
 * @param exemption - of the object or the entity that the finding is about
 * @returns the finding, from the end of the exemption on; `undefined` where that
 * has no end. Only advice can be exempted: what endangers a restore is always told
 *
 * @public
 */
export function unlessExempt<
  T extends Pick<Finding, 'code' | 'severity' | 'standsFrom'>,
>(finding: T, exemption: RuleExemption | undefined): T | undefined {
  if (
    !exemption ||
    finding.severity !== 'advice' ||
    !exemption.rules.includes(finding.code)
  ) {
    return finding;
  }
  const { until } = exemption;
  return until === undefined
    ? undefined
    : { ...finding, standsFrom: Math.max(finding.standsFrom ?? 0, until) };
}
