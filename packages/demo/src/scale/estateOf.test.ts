import { componentsFromLabels } from '../catalog/componentsFromLabels';
import { stateOf } from '../__testUtils__/stateOf';
import { entitiesOf, estateOf } from './estateOf';

const NOW = new Date('2026-08-22T10:00:00Z');

describe('estateOf', () => {
  const objects = estateOf({ plans: 500, now: NOW });
  const sources = objects.filter(({ kind }) => kind === 'ReplicationSource');

  it('has as many plans as it was asked for, for half as many apps', () => {
    expect(sources).toHaveLength(500);
    for (const kind of ['Deployment', 'PersistentVolumeClaim']) {
      expect(objects.filter(object => object.kind === kind)).toHaveLength(250);
    }
    expect(entitiesOf({ plans: 500 })).toHaveLength(250);
  });

  it('spreads unique names over a hundred namespaces', () => {
    const namespaces = sources.map(({ metadata }) => metadata.namespace);
    expect(new Set(namespaces).size).toBe(100);
    const names = sources.map(({ metadata }) => metadata.name);
    expect(new Set(names).size).toBe(500);
  });

  it('is healthy throughout', () => {
    const states = sources.map(source => stateOf(source, NOW.getTime() / 1000));
    expect(new Set(states)).toEqual(new Set(['healthy']));
  });

  it('grows without changing what is there', () => {
    const shorter = estateOf({ plans: 20, now: NOW });
    expect(objects.slice(0, shorter.length)).toEqual(shorter);
  });

  it('has the components that are found by its labels', () => {
    const found = componentsFromLabels(objects);
    expect(entitiesOf({ plans: 500 })).toEqual(found);
  });
});
