import { stringifyEntityRef } from '@backstage/catalog-model';
import { companyEntities } from './companyEntities';
import { demoEntities } from './demoEntities';
import { homelabEntities } from './homelabEntities';

describe('companyEntities', () => {
  it('are beside those of the homelab, and none has the name of another', () => {
    const references = demoEntities().map(entity => stringifyEntityRef(entity));
    expect(new Set(references).size).toBe(references.length);
    expect(references).toHaveLength(
      homelabEntities().length + companyEntities().length,
    );
  });

  it('gives each component a team and a System of the company', () => {
    const entities = companyEntities();
    const references = entities.map(entity => stringifyEntityRef(entity));
    const components = entities.filter(({ kind }) => kind === 'Component');
    expect(components.length).toBeGreaterThan(0);
    for (const { metadata, spec } of components) {
      expect([metadata.name, references]).toEqual([
        metadata.name,
        expect.arrayContaining([spec?.owner, `system:default/${spec?.system}`]),
      ]);
      // They are matched by what the cluster says.
      expect(metadata.annotations).toEqual({});
    }
  });
});
