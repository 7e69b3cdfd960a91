import { RuleResult } from 'backstage-plugin-backups-common';
import { LevelItem, LevelInput, LevelCopy } from './LevelInput';
import { RuleJudge, ofItems, ruledItems } from './RuleJudgement';

const DAY = 86_400;
const INDEPENDENT_COPIES = 2;

/** The largest acceptable loss when the site is gone, and how long past it is forgiven. Seconds. */
function offsiteLimit(
  item: LevelItem,
  declared: number | undefined,
): { rpo: number; limit: number } {
  const offSite = item.copies.filter(copy => copy.offSite);
  const periods = offSite.flatMap(copy => copy.periodSeconds ?? []);
  const rpo =
    declared ??
    Math.max(
      item.rpoSeconds ?? 0,
      DAY,
      ...(periods.length > 0 ? [Math.min(...periods)] : []),
    );
  const fastest = [...offSite].sort(
    (a, b) => (a.periodSeconds ?? Infinity) - (b.periodSeconds ?? Infinity),
  )[0];
  return { rpo, limit: rpo + Math.min(fastest?.graceSeconds ?? 0, rpo / 2) };
}

function offSiteResult(item: LevelItem, input: LevelInput): RuleResult {
  const { limit } = offsiteLimit(item, input.offsiteRpoSeconds);
  const inTime = (copy: LevelCopy) =>
    copy.dataTime !== undefined && input.now - copy.dataTime <= limit;
  if (item.copies.some(copy => copy.counted && copy.offSite && inTime(copy))) {
    return 'met';
  }
  const doubt = item.copies.some(
    copy =>
      (copy.doubtful && copy.offSite !== false) ||
      (copy.counted && copy.offSite === undefined && inTime(copy)),
  );
  return doubt ? 'not-known' : 'not-met';
}

/** Labels of places of which nobody says whether they are off-site. */
function unplacedLabels(items: readonly LevelItem[]): string[] {
  const labels = items.flatMap(item =>
    item.copies.flatMap(copy => (copy.offSite === undefined ? copy.label : [])),
  );
  return [...new Set(labels)].sort();
}

/**
 * A listing holds its newest success, or else a point that is young enough for an
 * off-site copy: a repository that reports once a day holds the newest of an
 * hourly copy for an hour of it.
 */
function isSeen(copy: LevelCopy, item: LevelItem, input: LevelInput): boolean {
  if (copy.seen) return true;
  const { limit } = offsiteLimit(item, input.offsiteRpoSeconds);
  return (
    copy.listedPointAt !== undefined && input.now - copy.listedPointAt <= limit
  );
}

function independentDomains(copies: readonly LevelCopy[]): number {
  return new Set(
    copies
      .filter(copy => copy.counted && copy.offSite)
      .map(copy => copy.failureDomain ?? copy.label),
  ).size;
}

function isLocked({ counted, lockedSeconds }: LevelCopy): boolean {
  return counted && lockedSeconds !== undefined && lockedSeconds > 0;
}

function hardenedResult(item: LevelItem, input: LevelInput): RuleResult {
  const seen = item.copies.filter(copy => isSeen(copy, item, input));
  if (independentDomains(seen) >= INDEPENDENT_COPIES || seen.some(isLocked)) {
    return 'met';
  }
  const mayBe =
    item.copies.some(isLocked) ||
    independentDomains(item.copies) >= INDEPENDENT_COPIES ||
    item.copies.some(
      copy => copy.counted && copy.offSite && copy.lockedSeconds === undefined,
    );
  return mayBe ? 'not-known' : 'not-met';
}

/** An off-site copy is young enough. */
export const offSite: RuleJudge = input => {
  const { result, items } = ofItems(input, item => offSiteResult(item, input));
  const rpos = items.map(
    item => offsiteLimit(item, input.offsiteRpoSeconds).rpo,
  );
  return {
    rule: 'off-site',
    result,
    items: ruledItems(items),
    // Of what fails the strictest, of what is met what holds of all.
    rpoSeconds: result === 'met' ? Math.max(0, ...rpos) : Math.min(...rpos),
    unplaced: result === 'met' ? [] : unplacedLabels(items),
  };
};

/** Off-site copies are independent, or cannot be deleted. */
export const hardened: RuleJudge = input => {
  const { result, items } = ofItems(input, item => hardenedResult(item, input));
  return { rule: 'hardened', result, items: ruledItems(items) };
};
