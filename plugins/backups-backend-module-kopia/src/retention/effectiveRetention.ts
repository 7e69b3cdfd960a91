import type { RetentionRule, Retention } from 'backstage-plugin-backups-common';
import type { IdentityRetention } from 'backstage-plugin-backups-node';
import { joinWords } from 'backstage-plugin-backups-node';
import { identityOf } from '../observe/identityOf';
import type { Policy, RetentionPolicy } from '../read/Policy';
import type { SnapshotSource } from '../read/Snapshot';
import { sourceOf } from '../report/sourceOf';
import { PolicyIndex, type PolicyLevel } from './PolicyIndex';

type Key = Exclude<keyof RetentionPolicy, 'ignoreIdenticalSnapshots'>;

const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * Every rule of Kopia: our word for it, its built-in value, and how far one of
 * it reaches. All but `latest` are windows that end where the newest complete
 * snapshot is. Source: `snapshot/policy/retention_policy.go`.
 */
const RULES: Record<
  Key,
  { key: RetentionRule['key']; builtIn: number; unitSeconds?: number }
> = {
  keepLatest: { key: 'latest', builtIn: 10 },
  keepHourly: { key: 'hourly', builtIn: 48, unitSeconds: HOUR },
  keepDaily: { key: 'daily', builtIn: 7, unitSeconds: DAY },
  keepWeekly: { key: 'weekly', builtIn: 4, unitSeconds: 7 * DAY },
  keepMonthly: { key: 'monthly', builtIn: 24, unitSeconds: 30.4375 * DAY },
  keepAnnual: { key: 'yearly', builtIn: 3, unitSeconds: 365.25 * DAY },
};

const KEYS = Object.keys(RULES) as Key[];

function sameSource(a: SnapshotSource, b: SnapshotSource): boolean {
  return (
    (a.userName ?? '') === (b.userName ?? '') &&
    (a.host ?? '') === (b.host ?? '') &&
    (a.path ?? '') === (b.path ?? '')
  );
}

/** What the policies say about one source, up to the policy that forbids to look further. */
function levelsOf(
  source: SnapshotSource,
  policies: PolicyIndex,
): { levels: PolicyLevel[]; stopped: boolean } {
  const levels = policies.levelsOf(source);
  const last = levels.findIndex(({ policy }) => policy.noParent);
  return last < 0
    ? { levels, stopped: false }
    : { levels: levels.slice(0, last + 1), stopped: true };
}

function ruleOf(key: Key, value: number, from: string | undefined) {
  const { unitSeconds } = RULES[key];
  return {
    key: RULES[key].key,
    value: String(value),
    from,
    reachSeconds:
      unitSeconds === undefined ? undefined : Math.round(value * unitSeconds),
  };
}

function sentenceOf(rules: readonly RetentionRule[]): string {
  const kept = rules.filter(rule => rule.value !== '0');
  return kept.length === 0
    ? 'Every rule is 0, which makes Kopia keep everything.'
    : `Keeps ${joinWords(kept.map(rule => `${rule.value} ${rule.key}`))}.`;
}

/**
 * What Kopia really keeps of a source. Each rule is inherited on its own: from
 * the folders above, the user, the host, the global policy, and at last from
 * Kopia itself, unless a policy forbids to look further.
 *
 * @returns `declared`: set for this very source; `inherited`: everything else
 */
export function effectiveRetention(
  source: SnapshotSource,
  policies: PolicyIndex,
): IdentityRetention | undefined {
  const identity = identityOf(source);
  if (identity === undefined) return undefined;
  const { levels, stopped } = levelsOf(source, policies);
  const declared: RetentionRule[] = [];
  const inherited: RetentionRule[] = [];
  for (const key of KEYS) {
    const level = levels.find(
      ({ policy }) => policy.retention?.[key] !== undefined,
    );
    const value = level?.policy.retention?.[key];
    if (level && value !== undefined) {
      if (sameSource(level.policy.target, source)) {
        declared.push(ruleOf(key, value, undefined));
      } else {
        inherited.push(ruleOf(key, value, level.words));
      }
    } else if (!stopped) {
      inherited.push(ruleOf(key, RULES[key].builtIn, "Kopia's own default"));
    } else {
      // Forbidden to look further: nothing is kept by this rule.
      inherited.push(ruleOf(key, 0, levels.at(-1)?.words));
    }
  }
  const skips = levels.find(
    ({ policy }) => policy.retention?.ignoreIdenticalSnapshots !== undefined,
  );
  const retention: Retention = {
    noHistory: false,
    declared,
    inherited,
    sentence: sentenceOf([...declared, ...inherited]),
  };
  return {
    identity,
    retention,
    skipsIdentical: skips?.policy.retention?.ignoreIdenticalSnapshots ?? false,
  };
}

/**
 * @param identities - sources, `user@host:/path`
 * @param policies - of their repository
 * @returns what is kept of each
 */
export function retentionsOf(
  identities: Iterable<string>,
  policies: readonly Policy[],
): IdentityRetention[] {
  const index = new PolicyIndex(policies);
  return [...identities].flatMap(
    identity => effectiveRetention(sourceOf(identity), index) ?? [],
  );
}
