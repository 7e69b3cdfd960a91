import { ItemFact } from 'backstage-plugin-backups-node';
import { worstDayView } from './worstDayViews';

const DATABASE: ItemFact = {
  type: 'item',
  key: 'home-1/platform/Cluster/portal-database',
  kind: 'database-cluster',
  cluster: 'home-1',
  namespace: 'platform',
  name: 'portal-database',
  labels: {},
  annotations: {},
  mountedBy: [],
  aliases: [],
};

describe("the portal's own database on the worst day", () => {
  it('is not named to a reader who may see none of its apps', () => {
    const day = worstDayView([], new Map(), { isFile: false, item: DATABASE });
    expect(day.portal.kind).toBe('not-known');
    expect(JSON.stringify(day)).not.toContain('portal-database');
  });
});
