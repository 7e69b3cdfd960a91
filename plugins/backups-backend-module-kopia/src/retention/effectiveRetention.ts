import type { RetentionRule, Retention } from 'backstage-plugin-backups-common';
import type { IdentityRetention } from 'backstage-plugin-backups-node';
import { joinWords } from 'backstage-plugin-backups-node';
import { identityOf } from '../observe/identityOf';
import type { Policy, RetentionPolicy } from '../read/Policy';
import type { SnapshotSource } from '../read/Snapshot';

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

/** A policy that applies to a source, most specific first. */
interface Level {
  words: string;
  policy: Policy;
}

function sameSource(a: SnapshotSource, b: SnapshotSource): boolean {
  return (
    (a.userName ?? '') === (b.userName ?? '') &&
    (a.host ?? '') === (b.host ?? '') &&
    (a.path ?? '') === (b.path ?? '')
  );
}

/** `/a/b`, then `/a`, then `/`. */
function pathsUp(path: string): string[] {
  const paths = [path];
  for (let at = path; at.length > 1; ) {
    at = at.slice(0, Math.max(at.lastIndexOf('/'), 0)) || '/';
    paths.push(at);
  }
  return paths;
}

/** Source: `snapshot/policy/policy_manager.go`, `applicablePoliciesForSource`. */
function levelsOf(
  source: SnapshotSource,
  policies: readonly Policy[],
): { levels: Level[]; stopped: boolean } {
  const { userName, host, path = '' } = source;
  const targets: { target: SnapshotSource; words: string }[] = [
    ...pathsUp(path).map(at => ({
      target: { userName, host, path: at },
      words: `the policy of ${userName}@${host}:${at}`,
    })),
    {
      target: { userName, host, path: '' },
      words: `the policy of ${userName}@${host}`,
    },
    {
      target: { userName: '', host, path: '' },
      words: `the policy of host ${host}`,
    },
    {
      target: { userName: '', host: '', path: '' },
      words: "the repository's global policy",
    },
  ];
  const levels: Level[] = [];
  for (const { target, words } of targets) {
    const policy = policies.find(candidate =>
      sameSource(candidate.target, target),
    );
    if (!policy) continue;
    levels.push({ words, policy });
    if (policy.noParent) return { levels, stopped: true };
  }
  return { levels, stopped: false };
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
  policies: readonly Policy[],
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
