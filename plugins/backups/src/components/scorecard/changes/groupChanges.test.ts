import type { ChangeView } from 'backstage-plugin-backups-common';
import { groupChanges, reasonText, stepText, turnText } from './groupChanges';

function change(title: string, fields: Partial<ChangeView> = {}): ChangeView {
  return {
    entityRef: `component:default/${title}`,
    title,
    kind: 'worse',
    before: { verdict: 'protected', level: 3 },
    after: { verdict: 'cannot-tell', level: 3 },
    day: '2026-11-28',
    cause: 'source/home-2',
    reason: 'home-2 is not answering',
    ...fields,
  };
}

describe('what changed, row by row', () => {
  it('is one row for what one cause did to several apps, and another for another day or step', () => {
    expect(
      groupChanges([
        change('uptime-kuma'),
        change('adguard-home'),
        change('matter', { day: '2026-11-27' }),
        change('zigbee', { before: { verdict: 'at-risk' } }),
      ]).map(group => group.map(({ title }) => title)),
    ).toEqual([['uptime-kuma', 'adguard-home'], ['matter'], ['zigbee']]);
  });

  it('says the step and the reason, and of what is better what was fixed', () => {
    expect(stepText(change('a'))).toBe("protected → can't tell");
    expect(turnText(change('a'))).toBe("can't tell");
    expect(
      turnText(change('a', { after: { verdict: 'protected', level: 4 } })),
    ).toBe('L3 → L4');
    expect(
      stepText(change('a', { after: { verdict: 'protected', level: 4 } })),
    ).toBe('L3 → L4');
    expect(stepText(change('a', { before: undefined }))).toBe("can't tell, L3");
    expect(stepText(change('a', { after: undefined }))).toBe(
      'was protected, L3',
    );
    expect(
      reasonText(change('a', { kind: 'better', reason: 'Nothing copies a' })),
    ).toBe('fixed: Nothing copies a');
    expect(reasonText(change('a', { reason: undefined }))).toBe('');
  });
});
