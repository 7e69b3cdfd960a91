import { Match } from './Matches';

/** Ways of matching, strongest first. The first that finds an entity decides. */
export const LEVELS = [
  'annotation',
  'workload',
  'label',
  'gitops',
  'name',
] as const;
export type Level = (typeof LEVELS)[number];

/** An entity's claim to an item. */
export interface Claim extends Match {
  level: Level;
  /** Several entities may hold such a claim without contradicting each other. */
  shareable: boolean;
}

/** Who claims what. */
export class Claims {
  readonly #byItem = new Map<string, Claim[]>();

  add(itemKey: string, claim: Claim): void {
    const claims = this.#byItem.get(itemKey) ?? [];
    claims.push(claim);
    this.#byItem.set(itemKey, claims);
  }

  of(itemKey: string): Claim[] {
    return this.#byItem.get(itemKey) ?? [];
  }
}
