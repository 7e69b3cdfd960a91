import { component } from '../__testUtils__/folderPipeline';
import { Expected } from '../__testUtils__/layouts/Layout';
import { ONE_TO_FIVE } from '../__testUtils__/layouts/oneToFive';
import { SIX_TO_TEN } from '../__testUtils__/layouts/sixToTen';
import { observed } from '../__testUtils__/observed';

const LAYOUTS = [...ONE_TO_FIVE, ...SIX_TO_TEN];

const SENTENCES: Record<Expected['by'], RegExp> = {
  workload: /mounts it and (carries label|fits annotation)/,
  label: /^(?!.*mounts it).*carries label app\.kubernetes\.io\//,
  gitops: /is applied by Flux Kustomization/,
  name: /^By name only/,
};

/** Both have one owner. */
const about = (title: string) => ({
  kind: 'component',
  title,
  owner: 'group:default/media',
});

describe('a real layout of VolSync', () => {
  it.each(LAYOUTS)('$name', ({ objects, catalog, expected }) => {
    const { estate, matches, namesOf, reasonFor } = observed(
      { 'home-1': objects },
      catalog.map(name => component(name)),
    );
    expect(matches.unmatched).toEqual([]);
    expect(matches.conflicts.size).toBe(0);
    for (const entity of catalog) {
      expect(namesOf(entity)).toEqual(
        expected
          .filter(one => one.entity === entity)
          .map(one => one.item)
          .sort(),
      );
    }
    for (const { entity, item, by, copiedBy } of expected) {
      expect(reasonFor(entity, item)).toMatch(SENTENCES[by]);
      const plans = estate.plans.filter(
        plan => estate.items.get(plan.itemKey ?? '')?.fact.name === item,
      );
      expect(plans.map(plan => plan.fact.object.name).sort()).toEqual(copiedBy);
    }
  });

  it.each(LAYOUTS)(
    '$name: an entity names what its owner has, and takes it from no workload',
    ({ objects, expected }) => {
      const [{ item, entity }] = expected;
      const { namesOf, reasonFor } = observed({ 'home-1': objects }, [
        { ...component(entity), about: about(entity) },
        {
          ...component('portal', { 'backups/items': `media/${item}` }),
          about: about('portal'),
        },
      ]);
      expect(namesOf('portal')).toEqual([item]);
      expect(reasonFor('portal', item)).toContain('backups/items');
    },
  );
});
