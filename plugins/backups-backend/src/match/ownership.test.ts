import {
  appLabel,
  claim,
  claimMount,
  replicationSource,
  workload,
} from '../__testUtils__/kubernetes';
import { component } from '../__testUtils__/folderPipeline';
import { observed } from '../__testUtils__/observed';
import { pagesOf } from '../__testUtils__/pageOf';

const beta = [
  claim({ name: 'beta' }),
  workload('Deployment', {
    name: 'beta',
    labels: appLabel('beta'),
    mounts: [claimMount('beta')],
  }),
  replicationSource({ name: 'beta-b2', sourcePVC: 'beta' }),
];
const takesBeta = { 'backups/items': 'media/beta' };

function owned(name: string, owner: string, annotations = {}) {
  const about = { kind: 'component', title: name, owner };
  return { ...component(name, annotations), about };
}

function itemsOf(...entities: ReturnType<typeof component>[]) {
  const { namesOf, matches } = observed({ 'home-1': beta }, entities);
  return {
    beta: namesOf('beta'),
    other: namesOf('attacker'),
    conflicts: [...matches.conflicts.values()],
  };
}

describe("an entity's own annotation that names a volume", () => {
  it('takes it from no workload that mounts it, and shows the conflict on both sides', async () => {
    const pages = await pagesOf(beta, { beta: {}, attacker: takesBeta });
    expect(pages.of('beta').items.map(({ name }) => name)).toEqual(['beta']);
    expect(pages.of('beta').problems).toContainEqual(
      expect.objectContaining({
        title: expect.stringContaining('component:default/attacker'),
      }),
    );
    expect(pages.verdictOf('attacker')).toBe(
      "cannot-tell: Can't tell: its annotation names a volume that is another's: beta (component:default/beta).",
    );
  });

  it('opens neither copies nor what their logs say', async () => {
    const pages = await pagesOf(beta, { beta: {}, attacker: takesBeta });
    const attacker = pages.of('attacker');
    expect(attacker.items).toEqual([]);
    expect(attacker.repositories).toEqual([]);
    expect(JSON.stringify(attacker)).not.toContain('beta-b2');
    expect(attacker.loss?.volume.kind).toBe('not-known');
  });

  it('is enough where its owner owns what mounts it, and takes it from nobody', () => {
    expect(
      itemsOf(
        owned('beta', 'group:default/media'),
        owned('attacker', 'group:default/media', takesBeta),
      ),
    ).toEqual({ beta: ['beta'], other: ['beta'], conflicts: [] });
  });

  it.each([
    ['another owner', owned('beta', 'group:default/media')],
    ['an unknown owner', component('beta')],
  ])('is not enough beside %s', (_, victim) => {
    const attacker = owned('attacker', 'user:default/mallory', takesBeta);
    expect(itemsOf(victim, attacker)).toEqual({
      beta: ['beta'],
      other: [],
      conflicts: [['component:default/beta', 'component:default/attacker']],
    });
  });

  it('is enough where no entity has the workload', () => {
    expect(itemsOf(component('attacker', takesBeta)).other).toEqual(['beta']);
  });
});
