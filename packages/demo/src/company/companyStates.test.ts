import type { EntityBackups } from 'backstage-plugin-backups-common';
import { collectCompany } from '../__testUtils__/collectCompany';
import { COMPANY_STATES } from './companyStates';

/** The demo may be prepared at any hour of any day: a day of the week, and hours of it. */
const ANCHORS = Array.from(
  { length: 7 },
  (_, index) => new Date(Date.UTC(2026, 10, 20 + index, index * 4, 7 * index)),
);

/** When the portal looked before. */
const HOURS = [170, 98, 50, 26, 14, 7, 2, 1];

function saidOn({ headline, problems, items }: EntityBackups): string {
  return [
    headline,
    ...problems.flatMap(({ title, detail, fix }) => [title, detail, fix]),
    ...items.flatMap(item => item.plans.map(({ reason }) => reason)),
  ].join('\n');
}

describe.each(ANCHORS)('the company at %p', anchor => {
  let pages: Map<string, EntityBackups>;
  beforeAll(async () => {
    pages = await collectCompany(anchor, HOURS);
  });

  it('has an app of each story, and no other', () => {
    expect([...pages.keys()].sort()).toEqual(
      COMPANY_STATES.map(({ app }) => app).sort(),
    );
  });

  it.each(COMPANY_STATES)('shows $app as $verdict', state => {
    const page = pages.get(state.app);
    expect([page?.verdict, page?.headline]).toEqual([
      state.verdict,
      expect.any(String),
    ]);
    expect(
      page?.items.flatMap(item =>
        item.plans.map(plan => ({ state: plan.state, counted: plan.counted })),
      ),
    ).toEqual(state.copies);
    for (const words of state.says) {
      expect(page && saidOn(page)).toMatch(words);
    }
  });
});
