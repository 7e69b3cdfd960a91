import { KubernetesObject } from 'backstage-plugin-backups-node';
import { mergeProjections } from './mergeProjections';

const OBJECT: KubernetesObject = {
  metadata: { name: 'books' },
  spec: {
    host: 'shelf',
    user: 'books',
    password: 'hunter2',
    deep: { a: 1, b: 2 },
  },
};

function keeping(spec: object) {
  return ({ metadata }: KubernetesObject): KubernetesObject => ({
    metadata,
    spec,
  });
}

describe('what two providers keep of one kind', () => {
  it('is what either keeps, and nothing that neither does', () => {
    const both = mergeProjections(
      keeping({ host: 'shelf', deep: { a: 1 } }),
      keeping({ user: 'books', deep: { b: 2 } }),
    );
    expect(both?.(OBJECT)).toEqual({
      metadata: { name: 'books' },
      spec: { host: 'shelf', user: 'books', deep: { a: 1, b: 2 } },
    });
  });

  it('is all of it where one of them wants it whole, and stays what it is where both want the same', () => {
    const one = keeping({});
    expect(mergeProjections(one, undefined)).toBeUndefined();
    expect(mergeProjections(undefined, one)).toBeUndefined();
    expect(mergeProjections(one, one)).toBe(one);
  });
});
