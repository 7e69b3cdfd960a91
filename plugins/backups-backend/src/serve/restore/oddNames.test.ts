import { proseText } from 'backstage-plugin-backups-common';
import { oddNames } from './oddNames';

describe('a name in a runbook', () => {
  it.each(['radarr', 'a', 'vs-prime.1', '0', 'x'.repeat(253), undefined, ''])(
    'is said nothing of where an API server accepts it: %j',
    name => {
      expect(oddNames([name, name])).toEqual([]);
    },
  );

  it.each([
    '$(touch x)',
    "a'b",
    'Radarr',
    'a_b',
    '-a',
    'a-',
    'a b',
    'a\u202eb',
    'x'.repeat(254),
  ])('is said to be odd, once, where none does: %j', name => {
    const [told, ...others] = oddNames([name, 'radarr', name]).map(proseText);
    expect(told).toContain('is an odd name: no API server accepts it');
    expect(others).toEqual([]);
  });
});
