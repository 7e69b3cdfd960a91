import {
  CommonPointKind,
  GateAnswer,
  GateQuestion,
  Verdict,
} from 'backstage-plugin-backups-common';
import { Deletion } from './deletion';

/** Instants are epoch seconds, durations seconds. */

/** One thing that speaks for or against; `note`: it decides nothing. */
export interface GateReason {
  effect: Exclude<GateAnswer, 'yes'> | 'note';
  about:
    | { code: 'not-linked' }
    | { code: 'verdict'; verdict: Verdict }
    | { code: 'fate'; itemKey: string; deletion: Deletion }
    | {
        code: 'together';
        kind: CommonPointKind;
        at?: number;
        gapSeconds?: number;
        rpoSeconds?: number;
      };
}

/** An answer with its reasons, the weightiest first. */
export interface JudgedGate {
  answer: GateAnswer;
  reasons: GateReason[];
}

/** What a gate is judged by. */
export interface GateWorld {
  now: number;
  /** Absent: nothing is linked. */
  verdict: Verdict | undefined;
  /** Of the items that are not exempt. */
  items: { key: string; rpoSeconds?: number; deletion: Deletion }[];
  together: { kind: CommonPointKind; at?: number; gapSeconds?: number };
  /** The strictest of its items; absent: none is declared or assumed. */
  rpoSeconds?: number;
}

function effectOfVerdict(verdict: Verdict): GateReason['effect'] {
  switch (verdict) {
    case 'at-risk':
      return 'no';
    case 'cannot-tell':
      return 'not-known';
    case 'needs-attention':
    case 'protected':
    case 'no-data':
    case 'exempt':
      return 'note';
    default: {
      const unplaced: never = verdict;
      throw new Error(`Verdict without a place: ${unplaced}`);
    }
  }
}

/** What comes back by itself has to be as new as the newest copy, give or take the RPO. */
function effectOfFate(
  { kind, at, newest }: Deletion,
  rpoSeconds: number | undefined,
): GateReason['effect'] {
  switch (kind) {
    case 'stays':
      return 'note';
    case 'newest':
      return at === undefined ? 'not-known' : 'note';
    case 'older':
      return at !== undefined &&
        newest !== undefined &&
        rpoSeconds !== undefined &&
        newest.at - at <= rpoSeconds
        ? 'note'
        : 'no';
    case 'empty':
    case 'waits':
      return 'no';
    case 'not-known':
      return 'not-known';
    default: {
      const unplaced: never = kind;
      throw new Error(`Fate without a place: ${unplaced}`);
    }
  }
}

/** What cannot be undone needs a moment to go back to that is not too old. */
function effectOfTogether({
  together: { kind, at, gapSeconds = 0 },
  rpoSeconds,
  now,
}: GateWorld): GateReason['effect'] {
  switch (kind) {
    case 'none':
      return 'no';
    case 'not-known':
      return 'not-known';
    case 'same':
    case 'close':
    case 'apart':
      if (at === undefined || rpoSeconds === undefined) return 'not-known';
      return now - at > rpoSeconds || gapSeconds > rpoSeconds ? 'no' : 'note';
    default: {
      const unplaced: never = kind;
      throw new Error(`Common moment without a place: ${unplaced}`);
    }
  }
}

function fates({ items }: GateWorld): GateReason[] {
  return items.map(({ key, rpoSeconds, deletion }) => ({
    effect: effectOfFate(deletion, rpoSeconds),
    about: { code: 'fate', itemKey: key, deletion },
  }));
}

function ofQuestion(question: GateQuestion, world: GateWorld): GateReason[] {
  switch (question) {
    case 'deploy':
      return [];
    case 'delete':
      return fates(world);
    case 'upgrade':
      return world.items.length === 0
        ? []
        : [
            {
              effect: effectOfTogether(world),
              about: {
                code: 'together',
                ...world.together,
                rpoSeconds: world.rpoSeconds,
              },
            },
          ];
    default: {
      const unplaced: never = question;
      throw new Error(`Question without a place: ${unplaced}`);
    }
  }
}

const WEIGHTS: readonly GateReason['effect'][] = ['no', 'not-known', 'note'];

/**
 * Answers whether something may be done to an app by what its backups are worth.
 *
 * - `deploy`: nothing is at risk, and that is known
 * - `delete`: that, and what comes back by itself is as new as its newest copy
 * - `upgrade`: that of `deploy`, and all go back together to a moment inside the RPO
 *
 * "Yes" is said only where nothing speaks against it and everything is known.
 */
export function gateOf(question: GateQuestion, world: GateWorld): JudgedGate {
  const { verdict } = world;
  if (verdict === undefined) {
    return {
      answer: 'not-known',
      reasons: [{ effect: 'not-known', about: { code: 'not-linked' } }],
    };
  }
  const reasons: GateReason[] = [
    { effect: effectOfVerdict(verdict), about: { code: 'verdict', verdict } },
    ...ofQuestion(question, world),
  ];
  reasons.sort(
    (one, other) => WEIGHTS.indexOf(one.effect) - WEIGHTS.indexOf(other.effect),
  );
  const [{ effect }] = reasons;
  return { answer: effect === 'note' ? 'yes' : effect, reasons };
}
