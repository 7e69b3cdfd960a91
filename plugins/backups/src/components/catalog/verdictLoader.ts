import DataLoader from 'dataloader';
import type { BackupsApi, ScorecardRow } from 'backstage-plugin-backups-common';

/** References that fit into one address. */
const MOST_REFS = 100;

type VerdictLoader = DataLoader<string, ScorecardRow | undefined>;

const loaders = new WeakMap<BackupsApi, VerdictLoader>();

/**
 * Makes one request of all rows that a table draws at once. Nothing is
 * remembered: a table that is drawn again asks again.
 *
 * @returns by reference: a row of the scorecard; `undefined` for an entity that
 * has none, or that the user may not see
 */
export function verdictLoader(api: BackupsApi): VerdictLoader {
  const known = loaders.get(api);
  if (known) return known;
  const loader: VerdictLoader = new DataLoader(
    async refs => {
      const entity = [...new Set(refs)];
      const { entities } = await api.getScorecard({
        entity,
        limit: entity.length,
      });
      const rows = new Map(entities.map(row => [row.entityRef, row]));
      return refs.map(ref => rows.get(ref));
    },
    { cache: false, maxBatchSize: MOST_REFS },
  );
  loaders.set(api, loader);
  return loader;
}
