import type { Entity } from '@backstage/catalog-model';
import type { MemoryPipeline } from './MemoryPipeline';
import type { Judgement } from './Judgement';

/** Kinds of the catalog that stand for people, groups and places. */
const WITHOUT_DATA = /^(group|user|location|domain|template)$/i;

/** @returns what the pages of a portal would show now */
export async function judgementOf(
  pipeline: MemoryPipeline,
  entities: readonly Entity[],
): Promise<Pick<Judgement, 'apps' | 'places' | 'sources' | 'unlinked'>> {
  const { service, estate } = pipeline;
  const apps = [];
  for (const entity of entities) {
    if (WITHOUT_DATA.test(entity.kind)) continue;
    apps.push({
      name: entity.metadata.name,
      backups: await service.getEntityBackups(entity),
    });
  }
  const { destinations } = await estate.getDestinations();
  const { sources } = await service.getSources();
  const { items } = await service.getUnlinkedItems();
  return { apps, places: destinations, sources, unlinked: items };
}
