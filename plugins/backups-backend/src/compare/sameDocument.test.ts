import fc from 'fast-check';
import { sameDocument } from './sameDocument';

const values = fc.jsonValue({ maxDepth: 4 });

describe('sameDocument', () => {
  it.each([
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1, b: [{ c: 'x' }] }, { b: [{ c: 'x' }], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: null }, false],
    [{ a: [] }, { a: {} }, false],
    [{ a: [1] }, { a: [1, 2] }, false],
    [{ a: null }, { a: {} }, false],
    [undefined, {}, false],
  ])('%j and %j: %s', (before, after, same) => {
    expect(sameDocument(before, after)).toBe(same);
    expect(sameDocument(after, before)).toBe(same);
  });

  it('agrees with the JSON of any two values', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const canonical = (value: unknown) =>
          JSON.stringify(value, (_, inner) =>
            inner && typeof inner === 'object' && !Array.isArray(inner)
              ? Object.fromEntries(Object.entries(inner).sort())
              : inner,
          );
        const copy: unknown = JSON.parse(JSON.stringify(before));
        expect(sameDocument(copy, JSON.parse(JSON.stringify(before)))).toBe(
          true,
        );
        expect(sameDocument(before, after)).toBe(
          canonical(before) === canonical(after),
        );
      }),
    );
  });
});
