import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { EntityFilter } from '@backstage/plugin-catalog-react';
import type { Verdict } from 'backstage-plugin-backups-common';

/** No entity has it: what the catalog is asked for where there is none. */
const NO_NAME = '-';

/**
 * Leaves of the catalog what has one of some verdicts. The catalog knows no
 * verdicts: it is asked for names, and what only shares a name is taken away
 * here.
 */
export class VerdictFilter implements EntityFilter {
  readonly #refs: ReadonlySet<string>;

  /**
   * @param verdicts - that are asked for
   * @param refs - of what has one of them
   */
  constructor(readonly verdicts: readonly Verdict[], refs: readonly string[]) {
    this.#refs = new Set(refs);
  }

  getCatalogFilters(): Record<string, string[]> {
    const names = [...this.#refs].map(ref => parseEntityRef(ref).name);
    return {
      'metadata.name': names.length > 0 ? [...new Set(names)] : [NO_NAME],
    };
  }

  filterEntity(entity: Entity): boolean {
    return this.#refs.has(stringifyEntityRef(entity));
  }

  toQueryValue(): string[] {
    return [...this.verdicts];
  }
}
