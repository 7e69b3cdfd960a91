import { DiscoveredApi } from './discoverApi';
import { mapInParallel } from './mapInParallel';

/** A kind that is added to a version is found within this time. Milliseconds. */
const ASK_AGAIN = 3_600_000;

/** A group whose own server is down would hold up every reading. */
const WAIT_AFTER_FAILURE = 600_000;

/** A cluster has others to serve, too. */
const GROUPS_AT_ONCE = 2;

/**
 * The kinds of the groups that nobody lists: by their shape it is known which of
 * them may make copies. They are asked for once an hour, and whenever a group's
 * versions change.
 */
export class ApiKinds {
  readonly #known = new Map<
    string,
    { versions: string; askedAt: number; kinds: ReadonlySet<string> }
  >();

  /**
   * @param listed - groups whose objects are read, so that their kinds are known
   * @returns kinds by group; none where a group did not answer
   */
  async read(
    api: DiscoveredApi,
    listed: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const groups = [...api.groups].filter(
      group => group.includes('.') && !listed.has(group),
    );
    return new Map(
      await mapInParallel(
        groups,
        GROUPS_AT_ONCE,
        async (group): Promise<[string, ReadonlySet<string>]> => [
          group,
          await this.#kindsOf(api, group),
        ],
      ),
    );
  }

  async #kindsOf(
    api: DiscoveredApi,
    group: string,
  ): Promise<ReadonlySet<string>> {
    const known = this.#known.get(group);
    const versions = api.versionsOf(group);
    const now = performance.now();
    if (known?.versions === versions && now - known.askedAt < ASK_AGAIN) {
      return known.kinds;
    }
    try {
      const kinds = await api.kindsOf(group);
      this.#known.set(group, { versions, askedAt: now, kinds });
      return kinds;
    } catch {
      // What it served when it last answered is the best that is known.
      const kinds = known?.kinds ?? new Set<string>();
      const askedAt = now - ASK_AGAIN + WAIT_AFTER_FAILURE;
      this.#known.set(group, { versions, askedAt, kinds });
      return kinds;
    }
  }
}
