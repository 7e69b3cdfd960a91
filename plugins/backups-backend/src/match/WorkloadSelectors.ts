import { WorkloadReference } from 'backstage-plugin-backups-node';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { WorkloadSelector, workloadSelector } from './workloadSelector';

interface ExplicitSelector {
  entity: CatalogEntity;
  selector: WorkloadSelector;
  /** Its place in the catalog. */
  place: number;
}

function labelKey(name: string, value: string): string {
  return `${name}=${value}`;
}

/**
 * The selectors of all entities, by a label that each of them insists on, so
 * that a workload is compared with the few that may fit and not with all.
 */
export class WorkloadSelectors {
  readonly #byLabel = new Map<string, ExplicitSelector[]>();
  readonly #others: ExplicitSelector[] = [];
  readonly #entities = new Set<CatalogEntity>();

  constructor(entities: readonly CatalogEntity[]) {
    entities.forEach((entity, place) => {
      const selector = workloadSelector(entity);
      if (!selector) return;
      this.#entities.add(entity);
      const explicit = { entity, selector, place };
      if (!selector.requires) {
        this.#others.push(explicit);
        return;
      }
      const key = labelKey(selector.requires.label, selector.requires.value);
      const known = this.#byLabel.get(key);
      if (known) known.push(explicit);
      else this.#byLabel.set(key, [explicit]);
    });
  }

  /** @returns whether an entity chooses its workloads itself */
  has(entity: CatalogEntity): boolean {
    return this.#entities.has(entity);
  }

  /** @returns the entities that select a workload, in the catalog's order */
  selecting(workload: WorkloadReference): ExplicitSelector[] {
    const candidates = [
      ...this.#others,
      ...Object.entries(workload.labels).flatMap(
        ([label, value]) => this.#byLabel.get(labelKey(label, value)) ?? [],
      ),
    ];
    return candidates
      .filter(({ selector }) => selector.selects(workload))
      .sort((a, b) => a.place - b.place);
  }
}
