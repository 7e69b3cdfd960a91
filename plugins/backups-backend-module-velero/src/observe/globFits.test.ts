import { globFits } from './globFits';

describe('globFits', () => {
  it.each([
    ['*', 'shop', true],
    ['shop', 'shop', true],
    ['shop', 'shop-2', false],
    ['shop-*', 'shop-2', true],
    ['*-prod', 'shop-prod', true],
    ['s*p', 'shop', true],
    ['s?op', 'shop', true],
    ['s?p', 'shop', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['*a*b', 'xxbxxa', false],
    ['[a-z]', 'a', false],
    ['', 'shop', false],
    ['**', '', true],
  ])('%j on %j: %s', (glob, name, fits) => {
    expect(globFits(glob, name)).toBe(fits);
  });

  it('takes no long for a glob that somebody means harm with', () => {
    const glob = `${'*a'.repeat(5000)}*b`;
    const began = process.hrtime.bigint();
    expect(globFits(glob, 'a'.repeat(10_000))).toBe(false);
    expect(Number(process.hrtime.bigint() - began) / 1e9).toBeLessThan(2);
  });
});
