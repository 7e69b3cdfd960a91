import type { Backup, BackupSpec } from '../read/Backup';
import type { Observed } from './Observed';
import { isInScope, isLeftOut } from './scopeOf';
import type { Target } from './Target';
import { volumeWay } from './volumeWay';
import type { VolumeWay } from './volumeWay';

/** What a Backup means to do with a claim. */
export interface Intent {
  /** It looks at the claim. */
  isTaken: boolean;
  way: VolumeWay;
}

const NO_SPEC: BackupSpec = {};

/** A spec in words: the Backups of one Schedule have the same. */
const written = new WeakMap<Observed<Backup>, string>();

function wordsOf(backup: Observed<Backup>): string {
  const known =
    written.get(backup) ?? JSON.stringify(backup.value.spec ?? NO_SPEC);
  written.set(backup, known);
  return known;
}

/** Asked for every claim and every Backup, and the answers are few. */
const answers = new WeakMap<Target, Map<string, Intent>>();

/** @returns what a Backup means to do with a claim, by its own filters */
export function intentOf(backup: Observed<Backup>, target: Target): Intent {
  const known = answers.get(target) ?? new Map<string, Intent>();
  answers.set(target, known);
  const words = wordsOf(backup);
  const answer = known.get(words);
  if (answer) return answer;
  const { spec = NO_SPEC } = backup.value;
  const scoped = { ...target, mounts: target.mounts ?? [] };
  const intent: Intent = {
    isTaken: isInScope(spec, scoped) && !isLeftOut(scoped),
    way: volumeWay(spec, scoped.mounts),
  };
  known.set(words, intent);
  return intent;
}
