import type { EntityBackups } from 'backstage-plugin-backups-common';
import { DOUBTFUL_ENTITIES } from './doubtfulApps';
import { ANCHOR, collectHistory, homelabWorld } from './homelabWorld';

describe('apps of the matrix whose copies cannot be believed', () => {
  const views = new Map<string, EntityBackups>();
  beforeAll(async () => {
    const world = await homelabWorld({ rows: await collectHistory() });
    try {
      await world.collect();
      for (const entity of DOUBTFUL_ENTITIES) {
        views.set(
          entity.metadata.name,
          await world.serviceAt(ANCHOR).getEntityBackups(entity),
        );
      }
    } finally {
      await world.close();
    }
  }, 180_000);

  it.each([
    ['ahead', 'at-risk', /last success lies in the future/, ['overdue']],
    // The copy in the place of before counts while it is young enough.
    ['moved', 'protected', /Newest copy 9 h 48 min old/, ['new', 'gone']],
    ['unread', 'cannot-tell', /VolumeBackup\) is installed/, ['gone']],
  ])('%s is %s', (name, verdict, headline, states) => {
    const view = views.get(name)!;
    expect(view.verdict).toBe(verdict);
    expect(view.headline).toMatch(headline);
    const plans = view.items.flatMap(item => item.plans);
    expect(plans.map(({ state }) => state)).toEqual(states);
  });
});
