import { Knex } from 'knex';
import { onlyVisible } from './askEntities';
import { entitiesInLists } from './entitiesInLists';
import { Visible } from './ScorecardQuestion';

/** Values that a filter may be given. */
export interface ScorecardFacets {
  kinds: string[];
  owners: string[];
  systems: string[];
  tiers: string[];
  lifecycles: string[];
  clusters: string[];
  destinations: string[];
}

function split(list: string): string[] {
  return list.split('\n').filter(Boolean);
}

/** Values that occur, see `ScorecardStore.getFacets`. */
export async function getFacets(
  knex: Knex,
  visible: Visible,
): Promise<ScorecardFacets> {
  const distinct = async (column: string) => {
    const rows: Record<string, string>[] = await onlyVisible(
      knex,
      knex.from(entitiesInLists(knex)).distinct(column),
      visible,
    );
    return rows
      .map(row => row[column])
      .filter(Boolean)
      .sort();
  };
  const lists = async (column: string) =>
    [...new Set((await distinct(column)).flatMap(split))].sort();
  return {
    kinds: await distinct('kind'),
    owners: await distinct('owner'),
    systems: await distinct('system'),
    tiers: await distinct('tier'),
    lifecycles: await distinct('lifecycle'),
    clusters: await lists('clusters'),
    destinations: await lists('destinations'),
  };
}
