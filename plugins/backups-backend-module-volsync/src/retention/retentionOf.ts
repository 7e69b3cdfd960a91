import type { Retention, RetentionRule } from 'backstage-plugin-backups-common';
import { joinWords } from 'backstage-plugin-backups-node';
import type { Mover } from '../observe/Mover';
import { DATA_PATH } from '../observe/identityOf';

type RuleKey = RetentionRule['key'];

/** What Kopia keeps of a kind nobody set. Source: Kopia's `policy` package, built-in defaults. */
const KOPIA_DEFAULTS: readonly RetentionRule[] = [
  { key: 'latest', value: '10' },
  { key: 'hourly', value: '48' },
  { key: 'daily', value: '7' },
  { key: 'weekly', value: '4' },
  { key: 'monthly', value: '24' },
  { key: 'yearly', value: '3' },
];

/** Source: `mover/restic` of VolSync: without rules it runs `forget --keep-last 1`. */
const RESTIC_DEFAULT: RetentionRule = { key: 'last', value: '1' };

const RESTIC_KEYS: readonly RuleKey[] = [
  'last',
  'hourly',
  'daily',
  'weekly',
  'monthly',
  'yearly',
  'within',
];

type Retain = Partial<Record<RuleKey, string | number>>;

function declaredRules(
  retain: Retain | undefined,
  keys: readonly RuleKey[],
): RetentionRule[] {
  return keys.flatMap(key => {
    const value = retain?.[key];
    return value === undefined || value === ''
      ? []
      : [{ key, value: String(value) }];
  });
}

/** @returns whether every rule is zero, which makes Kopia and restic remove nothing */
export function keepsAll(rules: readonly RetentionRule[]): boolean {
  return (
    rules.length > 0 && rules.every(({ value }) => /^0+[a-z]*$/.test(value))
  );
}

function inWords(rules: readonly RetentionRule[]): string {
  const words = rules
    .filter(rule => !keepsAll([rule]))
    .map(rule => {
      switch (rule.key) {
        case 'within':
          return `everything within ${rule.value}`;
        case 'last':
          return `the last ${rule.value}`;
        case 'latest':
        case 'hourly':
        case 'daily':
        case 'weekly':
        case 'monthly':
        case 'yearly':
          return `${rule.value} ${rule.key}`;
        default: {
          const never: never = rule.key;
          return never;
        }
      }
    });
  return joinWords(words);
}

const SPANS: Partial<Record<RuleKey, [cadence: string, unit: string]>> = {
  hourly: ['hourly', 'hour'],
  daily: ['daily', 'day'],
  weekly: ['weekly', 'week'],
  monthly: ['monthly', 'month'],
  yearly: ['yearly', 'year'],
};

/**
 * Kopia's rules are windows: `daily: 14` keeps one a day for 14 days back from
 * the newest snapshot. Source: `ComputeRetentionReasons` of Kopia.
 */
function windowsInWords(rules: readonly RetentionRule[]): string {
  const windows = rules.flatMap(({ key, value }) => {
    const span = SPANS[key];
    return span === undefined || value === '0'
      ? []
      : [`${span[0]} for ${value} ${span[1]}${value === '1' ? '' : 's'}`];
  });
  const latest = rules.find(rule => rule.key === 'latest');
  return latest === undefined || latest.value === '0'
    ? joinWords(windows)
    : joinWords([...windows, `always the newest ${latest.value}`]);
}

function kopiaSentence(
  declared: readonly RetentionRule[],
  inherited: readonly RetentionRule[],
  pathOverride: string | undefined,
): string {
  if (pathOverride !== undefined && declared.length > 0) {
    return `Declares ${
      windowsInWords(declared) || 'to keep nothing'
    }, but for ${DATA_PATH}, while the snapshots are of ${pathOverride}: Kopia's own defaults apply, ${windowsInWords(
      KOPIA_DEFAULTS,
    )}.`;
  }
  const defaults = `so Kopia's own defaults apply unless a policy in the repository says otherwise: ${windowsInWords(
    inherited,
  )}`;
  if (declared.length === 0) return `Sets no retention, ${defaults}.`;
  const kept = windowsInWords(declared);
  if (inherited.length === 0) {
    return kept === ''
      ? 'Every rule is 0, which makes Kopia keep everything.'
      : `Keeps ${kept}.`;
  }
  const start = kept === '' ? 'Sets every rule it names to 0' : `Keeps ${kept}`;
  return `${start}; not set here, ${defaults}.`;
}

/** Not a promise of the fork's: it sets retention on `/data`, whatever the path of the snapshots is. */
function pathOverrideOf(mover: Mover): string | undefined {
  if (mover.name !== 'kopia') return undefined;
  const path = mover.spec.sourcePathOverride;
  return path && path !== DATA_PATH ? path : undefined;
}

function computeRetention(mover: Mover): Retention {
  switch (mover.name) {
    case 'kopia': {
      const declared = declaredRules(
        mover.spec.retain,
        KOPIA_DEFAULTS.map(rule => rule.key),
      );
      const pathOverride = pathOverrideOf(mover);
      const inherited = KOPIA_DEFAULTS.filter(
        rule =>
          pathOverride !== undefined ||
          !declared.some(other => other.key === rule.key),
      );
      return {
        noHistory: false,
        declared,
        inherited,
        sentence: kopiaSentence(declared, inherited, pathOverride),
      };
    }
    case 'restic': {
      const declared = declaredRules(mover.spec.retain, RESTIC_KEYS);
      return declared.length === 0
        ? {
            noHistory: false,
            declared,
            inherited: [RESTIC_DEFAULT],
            sentence:
              'Sets no retention, so VolSync has restic keep the last snapshot only.',
          }
        : {
            noHistory: false,
            declared,
            inherited: [],
            // Source: restic `forget`, "no policy was specified, no snapshots will be removed".
            sentence: keepsAll(declared)
              ? 'Keeps everything: with only zeros restic removes nothing.'
              : `Keeps ${inWords(declared)}.`,
          };
    }
    case 'rclone':
    case 'rsync':
    case 'rsyncTLS':
    case 'syncthing':
      return {
        noHistory: true,
        declared: [],
        inherited: [],
        sentence: 'Keeps no history: the copy is a mirror of the latest state.',
      };
    case 'external':
      return {
        noHistory: false,
        declared: [],
        inherited: [],
        sentence: 'Not known: a tool outside VolSync does the copying.',
      };
    default: {
      const never: never = mover;
      return never;
    }
  }
}

/** Most sources of a cluster share a handful of retentions: each is made once. */
const known = new Map<string, Retention>();

/**
 * What a source keeps: what it declares, and what its tool adds where it declares
 * nothing. `0` keeps none of a kind.
 *
 * @returns shared between sources that declare the same
 */
export function retentionOf(mover: Mover): Retention {
  const retain =
    mover.name === 'kopia' || mover.name === 'restic'
      ? mover.spec.retain
      : undefined;
  const key = JSON.stringify([mover.name, pathOverrideOf(mover), retain]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const retention = computeRetention(mover);
  if (known.size >= 1000) known.clear();
  known.set(key, retention);
  return retention;
}
