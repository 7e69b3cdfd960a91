import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotLinkedResponse } from 'backstage-plugin-backups-common';
import { VisibleEntities, VisibleEntitiesOptions } from './VisibleEntities';

/** How long one reading of the catalog stands. Milliseconds. */
const REMEMBERED_FOR = 60_000;
const MOST_LISTED = 200;

/**
 * Tells which entities of the catalog nothing was found of, of those that
 * whoever asks may see.
 */
export class NotLinkedEntities {
  readonly #clock: () => number;
  readonly #list: () => Promise<string[]>;
  readonly #visible: VisibleEntities;
  #remembered: { until: number; refs: Promise<string[]> } | undefined;

  /** @param options - `listRefs`: everything that is not linked */
  constructor(options: VisibleEntitiesOptions) {
    this.#clock = options.clock ?? (() => performance.now());
    this.#list = options.listRefs;
    this.#visible = new VisibleEntities({
      ...options,
      listRefs: () => this.#refs(),
    });
  }

  /** @throws NotAllowedError when there is nothing they could ever see */
  async of(credentials: BackstageCredentials): Promise<NotLinkedResponse> {
    const visible = await this.#visible.of(credentials);
    const refs = visible === 'all' ? await this.#refs() : visible;
    return { count: refs.length, entityRefs: refs.slice(0, MOST_LISTED) };
  }

  #refs(): Promise<string[]> {
    const now = this.#clock();
    if (this.#remembered && now < this.#remembered.until) {
      return this.#remembered.refs;
    }
    const refs = this.#list();
    this.#remembered = { until: now + REMEMBERED_FOR, refs };
    // A failure is told to whoever waits, and to nobody after them.
    refs.catch(() => {
      if (this.#remembered?.refs === refs) this.#remembered = undefined;
    });
    return refs;
  }
}
