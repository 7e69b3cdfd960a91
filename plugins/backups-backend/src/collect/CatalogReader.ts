import { LoggerService } from '@backstage/backend-plugin-api';
import { CatalogEntity } from '../match/CatalogEntity';

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
      this.#last = await this.#list(signal);
    } catch (error) {
      if (!this.#last) throw error;
      this.#logger.warn('The catalog did not answer; its last answer is used', {
        reason: String(error),
      });
    }
    return this.#last;
  }
}
