/**
 * What a clock needs to tell an entity's verdict. Instants are epoch seconds,
 * see `ALWAYS` and `NEVER`.
 *
 * @public
 */
export interface EntityThresholds {
  /** First instant at which some counted item is past its RPO, unprotected or not restorable. */
  atRiskAt: number;
  /** First instant at which redundancy is reduced or a finding erodes it. */
  attentionAt: number;
  /** Everything is exempt until then; `ALWAYS` where something is not exempt. */
  exemptUntil: number;
  /** From here something about it cannot be known: a conflict, no expectation, a copy in a place nobody told us. */
  unknownAt: number;
  /** Items that are counted, exempt ones included. */
  items: number;
}
