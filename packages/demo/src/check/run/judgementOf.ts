import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { ClusterReader } from 'backstage-plugin-backups-node';
import type { MemoryPipeline } from './MemoryPipeline';
import type { Judgement } from './Judgement';

/** Kinds of the catalog that stand for people, groups and places. */
const WITHOUT_DATA = /^(group|user|location|domain|template)$/i;

/** @returns what the pages of a portal would show now */
export async function judgementOf(
  pipeline: MemoryPipeline,
  entities: readonly Entity[],
): Promise<
  Pick<Judgement, 'apps' | 'places' | 'questions' | 'sources' | 'unlinked'>
> {
  const { service, estate } = pipeline;
  const apps = [];
  for (const entity of entities) {
    if (WITHOUT_DATA.test(entity.kind)) continue;
    apps.push({
      name: entity.metadata.name,
      backups: await service.getEntityBackups(entity),
      foresight: await pipeline.foresight(entity),
    });
  }
  const { destinations, questions } = await estate.getDestinations();
  const { sources } = await service.getSources();
  const { items } = await service.getUnlinkedItems();
  return { apps, places: destinations, questions, sources, unlinked: items };
}

/**
 * Reads once, and judges.
 *
 * @param title - what is read, as the Judgement has it
 * @throws InputError when nothing could be read
 */
export async function judgeOneReading(
  pipeline: MemoryPipeline,
  options: {
    reader: ClusterReader;
    entities: readonly Entity[];
    title: string;
    at: Date;
  },
): Promise<Judgement> {
  const { reader, entities, title, at } = options;
  await pipeline.collect([reader], entities);
  const judged = await judgementOf(pipeline, entities);
  if (!judged.sources.some(({ outcome }) => outcome === 'answered')) {
    const [reason] = judged.sources.flatMap(({ error }) => error ?? []);
    throw new InputError(
      `Nothing of ${title} could be read. ${[reason?.message, reason?.fix]
        .filter(Boolean)
        .join(' ')}`,
    );
  }
  return { title, at, refused: [], ...judged };
}
