import { LEVEL_RULES } from 'backstage-plugin-backups-common';
import { RuleJudgement } from '../judge/level/RuleJudgement';
import { wordsOfRule } from './levelRules';

const DAY = 86_400;
const one = { names: ['films'], count: 1 };
const many = { names: ['films', 'books', 'notes'], count: 7 };

const JUDGED: readonly [RuleJudgement, string][] = [
  [{ rule: 'covered', result: 'met', items: one }, 'films has a usable copy.'],
  [
    { rule: 'covered', result: 'met', items: many },
    'All 7 items have a usable copy.',
  ],
  [
    { rule: 'covered', result: 'not-met', items: many },
    'films, books, notes and 4 more have no usable copy.',
  ],
  [
    { rule: 'covered', result: 'not-known', items: one },
    'Whether films has a usable copy is not known.',
  ],
  [{ rule: 'calm', result: 'met' }, 'It is not at risk.'],
  [{ rule: 'calm', result: 'not-met' }, 'It is at risk now.'],
  [
    { rule: 'calm', result: 'not-known' },
    'We can’t tell whether it is at risk now.',
  ],
  [
    { rule: 'fresh', result: 'met', share: 0.99999 },
    'It was inside its RPO for 99.9 % of the last seven days.',
  ],
  [
    { rule: 'fresh', result: 'not-met', share: 0.5 },
    'It is known to have been inside its RPO for 50.0 % of the last seven days; 95 % are needed.',
  ],
  [
    { rule: 'fresh', result: 'not-known' },
    'It has been watched for less than a day.',
  ],
  [
    {
      rule: 'off-site',
      result: 'met',
      items: one,
      rpoSeconds: DAY,
      unplaced: [],
    },
    'Off-site copies of films are younger than 24 h.',
  ],
  [
    {
      rule: 'off-site',
      result: 'not-met',
      items: one,
      rpoSeconds: DAY,
      unplaced: [],
    },
    'No off-site copy of films is younger than 24 h.',
  ],
  [
    {
      rule: 'off-site',
      result: 'not-known',
      items: one,
      rpoSeconds: DAY,
      unplaced: ['NAS'],
    },
    'Whether a copy of films is off-site is not known.',
  ],
  [
    { rule: 'drilled', result: 'met', items: one },
    'films: restored in a drill in the last 90 days.',
  ],
  [
    { rule: 'drilled', result: 'not-met', items: one },
    'No drill in the last 90 days brought back films.',
  ],
  [
    { rule: 'runbook', result: 'met', items: one },
    'How to restore films is written from live objects.',
  ],
  [
    { rule: 'runbook', result: 'not-met', items: one },
    'Nothing that is read says how to restore films.',
  ],
  [
    { rule: 'steady', result: 'met' },
    'Nothing that was read weakens a restore of it.',
  ],
  [
    {
      rule: 'steady',
      result: 'not-met',
      eroding: { title: 'Maintenance never ran.' },
    },
    'Maintenance never ran.',
  ],
  [
    {
      rule: 'steady',
      result: 'not-met',
      eroding: { code: 'maintenance-has-two-owners', owners: ['A', 'B'] },
    },
    'The repository is maintained by A and B.',
  ],
  [
    { rule: 'hardened', result: 'met', items: one },
    'Two independent off-site copies of films, or one that cannot be deleted, were seen in their repositories.',
  ],
  [
    { rule: 'hardened', result: 'not-met', items: one },
    'films has fewer than two independent off-site copies, and none that is safe from deletion.',
  ],
  [
    { rule: 'hardened', result: 'not-known', items: one },
    'No report says what the off-site repositories hold of films, or whether they lock it.',
  ],
];

describe('a rule of the levels', () => {
  it.each(JUDGED)('%j is worded in one sentence', (rule, fact) => {
    expect(wordsOfRule(rule).fact).toBe(fact);
  });

  it('comes with a fix exactly where it is not met', () => {
    expect(new Set(JUDGED.map(([{ rule }]) => rule))).toEqual(
      new Set(LEVEL_RULES),
    );
    expect(
      JUDGED.filter(
        ([rule]) =>
          (wordsOfRule(rule).fix === undefined) !== (rule.result === 'met'),
      ),
    ).toEqual([]);
  });

  it('comes with a snippet where it is not known which places are off-site', () => {
    const words = wordsOfRule({
      rule: 'off-site',
      result: 'not-known',
      items: one,
      rpoSeconds: DAY,
      unplaced: ['NAS'],
    });
    expect(words.snippet).toContain('- label: "NAS"');
  });

  it('is shown as it was kept before it was typed', () => {
    const kept = {
      rule: 'calm',
      result: 'not-met',
      fact: 'It is at risk now.',
      fix: 'Mend it.',
    } as const;
    expect(wordsOfRule(kept)).toMatchObject({
      fact: 'It is at risk now.',
      fix: 'Mend it.',
    });
  });
});
