import { itemFact } from '../__testUtils__/facts';
import { ExemptionRule } from '../config/exemptionConfig';
import { Estate } from './Estate';
import { ServiceIndex } from './ServiceIndex';
import { withExemptions } from './withExemptions';

const RULE: ExemptionRule = {
  namespace: 'media',
  reason: 'is rebuilt from discs',
  configPath: 'backups.exemptions[0]',
};

function exemptionOf(
  item: ReturnType<typeof itemFact>,
  rules: readonly ExemptionRule[],
) {
  const estate: Estate = {
    items: new Map([[item.key, { fact: item, sourceId: 'home-1/workloads' }]]),
    plans: [],
    workloads: [],
    findings: [],
    repositories: [],
    listings: [],
    clusters: new Map(),
    servers: [],
    services: new ServiceIndex([], []),
    restoreTests: [],
    mayCopy: new Map(),
  };
  return withExemptions(estate, rules).items.get(item.key)?.fact.exemption;
}

describe('an exemption by configuration', () => {
  it('exempts an item that fits, and names the rule', () => {
    const approvedBy = 'ana';
    expect(exemptionOf(itemFact(), [{ ...RULE, approvedBy }])).toEqual({
      reason: 'is rebuilt from discs',
      declaredBy: 'configuration backups.exemptions[0]',
      approvedBy,
    });
  });

  it('leaves an item that does not fit', () => {
    expect(
      exemptionOf(itemFact(), [{ ...RULE, namespace: 'games' }]),
    ).toBeUndefined();
  });

  it('loses to the exemption that the object declares itself', () => {
    const exemption = {
      reason: 'until the move',
      until: 1_900_000_000,
      declaredBy: 'annotation backups/exempt of the claim',
    };
    expect(exemptionOf(itemFact({ exemption }), [RULE])).toEqual(exemption);
  });

  it('is that of the first rule that fits', () => {
    expect(
      exemptionOf(itemFact(), [
        RULE,
        { ...RULE, reason: 'cache', configPath: 'backups.exemptions[1]' },
      ])?.reason,
    ).toBe(RULE.reason);
  });
});
