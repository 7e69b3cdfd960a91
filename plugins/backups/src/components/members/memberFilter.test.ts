import type { Entity } from '@backstage/catalog-model';
import { memberFilter } from './memberFilter';

function entity(kind: string, relations: Entity['relations'] = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'photos', namespace: 'default' },
    relations,
  };
}

describe('what belongs to an entity', () => {
  it('is what names it as its system', () => {
    expect(memberFilter(entity('System'))).toEqual({
      system: ['system:default/photos'],
    });
  });

  it('is what its systems hold, where it is a domain', () => {
    expect(
      memberFilter(
        entity('Domain', [
          { type: 'hasPart', targetRef: 'system:default/album' },
          { type: 'hasPart', targetRef: 'domain:default/other' },
          { type: 'ownedBy', targetRef: 'group:default/media' },
        ]),
      ),
    ).toEqual({ system: ['system:default/album'] });
    expect(memberFilter(entity('Domain'))).toEqual({ system: [] });
  });

  it('is what it and the groups below it own, where it is a group', () => {
    expect(
      memberFilter(
        entity('Group', [
          { type: 'parentOf', targetRef: 'group:default/children' },
          { type: 'hasMember', targetRef: 'user:default/kim' },
        ]),
      ),
    ).toEqual({ owner: ['group:default/photos', 'group:default/children'] });
  });

  it('is nothing for what holds data itself', () => {
    expect(memberFilter(entity('Component'))).toBeUndefined();
  });
});
