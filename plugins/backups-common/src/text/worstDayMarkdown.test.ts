import type { WorstDayResponse } from '../api/WorstDay';
import { worstDayMarkdown } from './worstDayMarkdown';

const DAY: WorstDayResponse = {
  now: '2026-11-21T13:10:00.000Z',
  apps: 2,
  portal: { kind: 'not-known', sentence: 'The portal is not known.' },
  before: ['A cluster.'],
  waves: [
    {
      items: [
        {
          itemKey: 'a',
          item: 'pg_18',
          cluster: 'home-1',
          namespace: 'database',
          apps: [],
          after: [],
          sentence: 'As of 21 Nov.',
        },
      ],
    },
    { items: [] },
  ],
  lost: [],
  notKnown: [],
  keys: [
    {
      place: 'lost',
      secrets: [],
      opens: ['pg_18'],
      sentence: '<b>Keep</b>\n# it outside.',
    },
  ],
  loops: [],
};

describe('the worst day as Markdown', () => {
  it('has a box to tick for each thing, and no chapter without one', () => {
    expect(worstDayMarkdown(DAY)).toBe(`# If the site is lost

As of 2026-11-21T13:10:00.000Z, of 2 apps. What has changed since is not in it.

## Before anything comes back

- [ ] A cluster.
- [ ] The portal is not known.

## Keys

- [ ] \\<b\\>Keep\\</b\\> \\# it outside.

## Wave 1

- [ ] **pg\\_18** (home-1/database): As of 21 Nov.
`);
  });
});
