import { LoggerService } from '@backstage/backend-plugin-api';
import { sameDocument } from '../../compare/sameDocument';
import { CatalogEntity } from './CatalogEntity';

/** Entities that did not change stay the same objects, so that what was made of them does. */
function recognise(
  entities: readonly CatalogEntity[],
  known: readonly CatalogEntity[],
): CatalogEntity[] {
  const byRef = new Map(known.map(entity => [entity.ref, entity]));
  return entities.map(entity => {
    const before = byRef.get(entity.ref);
    return before && sameDocument(before, entity) ? before : entity;
  });
}

/**
 * Reads the catalog. It changes rarely: while it does not answer, its last
 * answer is better than no judgement.
 */
export class CatalogReader {
  readonly #list: (signal: AbortSignal) => Promise<CatalogEntity[]>;
  readonly #logger: LoggerService;
  #last: CatalogEntity[] | undefined;

  constructor(
    list: (signal: AbortSignal) => Promise<CatalogEntity[]>,
    logger: LoggerService,
  ) {
    this.#list = list;
    this.#logger = logger;
  }

  /** @throws what the catalog threw, as long as it never answered */
  async read(signal: AbortSignal): Promise<CatalogEntity[]> {
    try {
      this.#last = recognise(await this.#list(signal), this.#last ?? []);
    } catch (error) {
      if (!this.#last) throw error;
      this.#logger.warn('The catalog did not answer; its last answer is used', {
        reason: String(error),
      });
    }
    return this.#last;
  }
}
