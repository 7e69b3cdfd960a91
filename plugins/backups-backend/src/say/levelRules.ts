import { durationInWords } from 'backstage-plugin-backups-common';
import { JudgedRule } from '../judge/level/judgeLevel';
import { RuledItems } from '../judge/level/RuleJudgement';
import { KeptRule, WordedRule } from '../keep/chronicle/LevelDocument';
import { foundInWords } from './findings';

/** What is said of a rule. */
export type RuleWords = Pick<WordedRule, 'fact' | 'fix' | 'snippet'>;

type Rule<Name extends JudgedRule['rule']> = Extract<
  JudgedRule,
  { rule: Name }
>;

/** @returns for instance `films, books, notes and 4 more` */
function named({ names, count }: RuledItems): string {
  return count > names.length
    ? `${names.join(', ')} and ${count - names.length} more`
    : names.join(', ');
}

function covered({ result, items }: Rule<'covered'>): RuleWords {
  const fix =
    'Add a backup to a place that is not lost together with the volume, or say why it needs none (annotation backups/exempt).';
  switch (result) {
    case 'met':
      return {
        fact:
          items.count === 1
            ? `${named(items)} has a usable copy.`
            : `All ${items.count} items have a usable copy.`,
      };
    case 'not-met':
      return {
        fact: `${named(items)} ${
          items.count === 1 ? 'has' : 'have'
        } no usable copy.`,
        fix,
      };
    case 'not-known':
      return {
        fact: `Whether ${named(items)} ${
          items.count === 1 ? 'has' : 'have'
        } a usable copy is not known.`,
        fix,
      };
    default: {
      const unplaced: never = result;
      throw new Error(`Result without words: ${unplaced}`);
    }
  }
}

function calm({ result }: Rule<'calm'>): RuleWords {
  switch (result) {
    case 'met':
      return { fact: 'It is not at risk.' };
    case 'not-met':
      return {
        fact: 'It is at risk now.',
        fix: 'Fix what the app’s Backups tab lists first.',
      };
    case 'not-known':
      return {
        fact: 'We can’t tell whether it is at risk now.',
        fix: 'Let the portal read what does not answer; the app’s Backups tab names it.',
      };
    default: {
      const unplaced: never = result;
      throw new Error(`Result without words: ${unplaced}`);
    }
  }
}

function fresh({ result, share }: Rule<'fresh'>): RuleWords {
  if (share === undefined) {
    return {
      fact: 'It has been watched for less than a day.',
      fix: 'Nothing is to be done: the portal has to watch it for a day.',
    };
  }
  const percent = `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
  return result === 'met'
    ? { fact: `It was inside its RPO for ${percent} of the last seven days.` }
    : {
        fact: `It is known to have been inside its RPO for ${percent} of the last seven days; 95 % are needed.`,
        fix: 'Copy it more often, mend what keeps failing, or declare an RPO that fits (annotation backups/rpo).',
      };
}

function offSiteFix({ unplaced }: Rule<'off-site'>): Omit<RuleWords, 'fact'> {
  if (unplaced.length === 0) {
    return {
      fix: 'Add a backup to a place outside the site, or mend the one there is.',
    };
  }
  return {
    fix: `Say where ${unplaced.join(
      ', ',
    )} is: set offSite under backups.destinations.`,
    snippet: [
      'backups:',
      '  destinations:',
      ...unplaced.flatMap(label => [
        `    # the entry that matches ${label}`,
        `    - label: ${JSON.stringify(label)}`,
        '      offSite: true',
      ]),
    ].join('\n'),
  };
}

function offSite(rule: Rule<'off-site'>): RuleWords {
  const items = named(rule.items);
  switch (rule.result) {
    case 'met':
      return {
        fact: `Off-site copies of ${items} are younger than ${durationInWords(
          rule.rpoSeconds,
        )}.`,
      };
    case 'not-met':
      return {
        fact: `No off-site copy of ${items} is younger than ${durationInWords(
          rule.rpoSeconds,
        )}.`,
        ...offSiteFix(rule),
      };
    case 'not-known':
      return {
        fact: `Whether a copy of ${items} is off-site is not known.`,
        ...offSiteFix(rule),
      };
    default: {
      const unplaced: never = rule.result;
      throw new Error(`Result without words: ${unplaced}`);
    }
  }
}

function hardened({ result, items }: Rule<'hardened'>): RuleWords {
  switch (result) {
    case 'met':
      return {
        fact: `Two independent off-site copies of ${named(
          items,
        )}, or one that cannot be deleted, were seen in their repositories.`,
      };
    case 'not-met':
      return {
        fact: `${named(
          items,
        )} has fewer than two independent off-site copies, and none that is safe from deletion.`,
        fix: 'Add a second off-site copy at another provider, or an object lock to the bucket of one.',
      };
    case 'not-known':
      return {
        fact: `No report says what the off-site repositories hold of ${named(
          items,
        )}, or whether they lock it.`,
        fix: 'Let a job beside the repositories report what they hold and lock.',
      };
    default: {
      const unplaced: never = result;
      throw new Error(`Result without words: ${unplaced}`);
    }
  }
}

function drilled({ result, items }: Rule<'drilled'>): RuleWords {
  return result === 'met'
    ? { fact: `${named(items)}: restored in a drill in the last 90 days.` }
    : {
        fact: `No drill in the last 90 days brought back ${named(items)}.`,
        fix: 'Restore it into a new volume, check what came back, and record that as a drill.',
      };
}

function runbook({ result, items }: Rule<'runbook'>): RuleWords {
  return result === 'met'
    ? { fact: `How to restore ${named(items)} is written from live objects.` }
    : {
        fact: `Nothing that is read says how to restore ${named(items)}.`,
        fix: 'Use a backup tool whose provider writes the steps, and let the portal read its objects.',
      };
}

function steady(rule: Rule<'steady'>): RuleWords {
  return rule.result === 'met'
    ? { fact: 'Nothing that was read weakens a restore of it.' }
    : {
        fact:
          'title' in rule.eroding
            ? rule.eroding.title
            : foundInWords(rule.eroding).title,
        fix: 'The app’s Backups tab says how to mend it.',
      };
}

/** @returns why a rule is met or not, in a sentence, and what to do about it */
export function wordsOfRule(rule: KeptRule): RuleWords {
  if ('fact' in rule) return rule;
  switch (rule.rule) {
    case 'covered':
      return covered(rule);
    case 'calm':
      return calm(rule);
    case 'fresh':
      return fresh(rule);
    case 'off-site':
      return offSite(rule);
    case 'drilled':
      return drilled(rule);
    case 'runbook':
      return runbook(rule);
    case 'steady':
      return steady(rule);
    case 'hardened':
      return hardened(rule);
    default: {
      const unplaced: never = rule;
      throw new Error(`Rule without words: ${JSON.stringify(unplaced)}`);
    }
  }
}
