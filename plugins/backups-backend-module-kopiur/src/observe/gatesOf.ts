import { sentenceOf } from 'backstage-plugin-backups-node';
import type { Condition } from '../read/fields';

/**
 * A condition that stays until a person changes something else. The phase of
 * what it stops looks unremarkable meanwhile.
 */
export interface Gate {
  type: string;
  reason?: string;
  /** Redacted. */
  message: string;
  /** Epoch seconds. */
  since?: number;
  /** It may well be what was asked for: a repository that is read-only. */
  deliberate: boolean;
}

/** Conditions that stop work, and the status that does. Source: Kopiur's `gates.rs`. */
const GATES: ReadonlyMap<string, { blocks: string; deliberate?: true }> =
  new Map([
    ['MoverPermitted', { blocks: 'False' }],
    ['CredentialsAvailable', { blocks: 'False' }],
    ['DeletionHeld', { blocks: 'True' }],
    ['MassDeletionHeld', { blocks: 'True' }],
    ['RepositoryWritable', { blocks: 'False', deliberate: true }],
    ['ScheduleRunnable', { blocks: 'False' }],
    ['FanoutCapped', { blocks: 'True' }],
  ]);

/** @returns gates that are shut, by an object's own conditions; whatever their reason */
export function gatesOf(
  conditions: readonly (Condition | undefined)[] | undefined,
): Gate[] {
  return (conditions ?? []).flatMap(condition => {
    const gate = GATES.get(condition?.type ?? '');
    if (!condition?.type || !gate || condition.status !== gate.blocks)
      return [];
    return {
      type: condition.type,
      reason: condition.reason && sentenceOf(condition.reason),
      message: sentenceOf(
        condition.message || condition.reason || condition.type,
      ),
      since: condition.lastTransitionTime,
      deliberate: gate.deliberate ?? false,
    };
  });
}
