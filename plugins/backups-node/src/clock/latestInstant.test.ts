import fc from 'fast-check';
import { latestInstant } from './latestInstant';

describe('latestInstant', () => {
  it('is the greatest of those that are known', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer(), { nil: undefined })),
        instants => {
          const [last] = instants
            .filter(instant => instant !== undefined)
            .sort((a, b) => b - a);
          expect(latestInstant(instants)).toBe(last);
        },
      ),
    );
  });

  it('takes more instants than a function takes arguments', () => {
    const many = Array.from({ length: 300_000 }, (_, index) => index);
    expect(latestInstant(many)).toBe(299_999);
  });
});
