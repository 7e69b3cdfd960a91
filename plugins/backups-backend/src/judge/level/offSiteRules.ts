import { RuleResult, durationInWords } from 'backstage-plugin-backups-common';
import { LevelItem, LevelInput, LevelCopy } from './LevelInput';
import { RuleJudge, ofItems, names } from './RuleJudgement';

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
export const offSite: RuleJudge = input =>
  ofItems(
    input,
    item => offSiteResult(item, input),
    {
      met: items =>
        `Off-site copies of ${names(items)} are younger than ${durationInWords(
          Math.max(
            ...items.map(
              item => offsiteLimit(item, input.offsiteRpoSeconds).rpo,
            ),
          ),
        )}.`,
      'not-met': items =>
        `No off-site copy of ${names(items)} is younger than ${durationInWords(
          Math.min(
            ...items.map(
              item => offsiteLimit(item, input.offsiteRpoSeconds).rpo,
            ),
          ),
        )}.`,
      'not-known': items =>
        `Whether a copy of ${names(items)} is off-site is not known.`,
    },
    items => {
      const labels = unplacedLabels(items);
      return labels.length > 0
        ? {
            fix: `Say where ${labels.join(
              ', ',
            )} is: set offSite under backups.destinations.`,
            snippet: [
              'backups:',
              '  destinations:',
              ...labels.flatMap(label => [
                `    # the entry that matches ${label}`,
                `    - label: ${JSON.stringify(label)}`,
                '      offSite: true',
              ]),
            ].join('\n'),
          }
        : {
            fix: 'Add a backup to a place outside the site, or mend the one there is.',
          };
    },
  );

/** Off-site copies are independent, or cannot be deleted. */
export const hardened: RuleJudge = input =>
  ofItems(
    input,
    item => hardenedResult(item, input),
    {
      met: items =>
        `Two independent off-site copies of ${names(
          items,
        )}, or one that cannot be deleted, were seen in their repositories.`,
      'not-met': items =>
        `${names(
          items,
        )} has fewer than two independent off-site copies, and none that is safe from deletion.`,
      'not-known': items =>
        `No report says what the off-site repositories hold of ${names(
          items,
        )}, or whether they lock it.`,
    },
    items => ({
      fix: items.every(item => hardenedResult(item, input) === 'not-known')
        ? 'Let a job beside the repositories report what they hold and lock.'
        : 'Add a second off-site copy at another provider, or an object lock to the bucket of one.',
    }),
  );
