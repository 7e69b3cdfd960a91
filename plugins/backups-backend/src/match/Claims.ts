import { Match } from './Match';

/** Ways of matching, strongest first. The first that finds an entity decides. */
export const LEVELS = [
  'annotation',
  'dependency',
  'part',
  'mention',
  'workload',
  'label',
  'gitops',
  'name',
] as const;
export type ClaimLevel = (typeof LEVELS)[number];

/** An entity's claim to an item. */
export interface EntityClaim extends Match {
  level: ClaimLevel;
  /** Several entities may hold such a claim without contradicting each other. */
  shareable: boolean;
  /** The entity says so itself: whoever may write the entity has that power, and no more. */
  selfDeclared?: true;
}

/** Who claims what. */
export class Claims {
  readonly #byItem = new Map<string, EntityClaim[]>();
  /** Place in `LEVELS` of the strongest claim to each item. */
  readonly #strongest = new Map<string, number>();

  add(itemKey: string, claim: EntityClaim): void {
    const claims = this.#byItem.get(itemKey);
    if (claims) claims.push(claim);
    else this.#byItem.set(itemKey, [claim]);
    const strength = LEVELS.indexOf(claim.level);
    const strongest = this.#strongest.get(itemKey) ?? strength;
    this.#strongest.set(itemKey, Math.min(strongest, strength));
  }

  /** @returns whether a stronger claim decides, so that none of this level is needed */
  outranks(itemKey: string, level: ClaimLevel): boolean {
    const strongest = this.#strongest.get(itemKey);
    return strongest !== undefined && strongest < LEVELS.indexOf(level);
  }

  of(itemKey: string): EntityClaim[] {
    return this.#byItem.get(itemKey) ?? [];
  }
}
