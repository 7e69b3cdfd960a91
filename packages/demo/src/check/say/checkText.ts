import {
  VERDICTS,
  durationInWords,
  itemKindText,
} from 'backstage-plugin-backups-common';
import type {
  Grade,
  LossView,
  PlanState,
  UnlinkedItem,
} from 'backstage-plugin-backups-common';
import type { Judgement } from '../run/Judgement';
import { AppAnswer, CheckAnswer, CopyAnswer, checkAnswer } from './CheckAnswer';

const VERDICT_WORDS: Record<AppAnswer['verdict'], string> = {
  'at-risk': 'AT RISK',
  'cannot-tell': "CAN'T TELL",
  'needs-attention': 'NEEDS ATTENTION',
  protected: 'PROTECTED',
  'no-data': 'NO DATA',
  exempt: 'EXEMPT',
  'not-linked': 'NOT LINKED',
};

const ORDER: readonly AppAnswer['verdict'][] = [...VERDICTS, 'not-linked'];

/** On screen a hollow copy is called empty. */
const STATE_WORDS: Partial<Record<PlanState, string>> = {
  hollow: 'empty',
  'never-ran': 'never succeeded',
};

const GRADE_WORDS: Record<Grade, string> = {
  'seen-in-repository': 'verified in repository',
  'operator-says': 'reported',
  contradicted: 'contradicted',
};

/** How many problems of one app are shown. */
const MOST_PROBLEMS = 8;

function lossWords(loss: LossView): string {
  switch (loss.kind) {
    case 'time':
      return loss.seconds === undefined
        ? 'not known'
        : durationInWords(loss.seconds);
    case 'everything':
      return 'everything';
    case 'nothing-to-lose':
      return 'nothing to lose';
    default:
      return 'not known';
  }
}

/** In columns as wide as their widest cell, the last one as it is. */
function columns(rows: readonly string[][], indent: string): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  }
  return rows.map(row =>
    `${indent}${row
      .map((cell, index) =>
        index === row.length - 1 ? cell : cell.padEnd(widths[index]),
      )
      .join('  ')}`.trimEnd(),
  );
}

function copyRow(copy: CopyAnswer): string[] {
  return [
    copy.destination,
    STATE_WORDS[copy.state] ?? copy.state,
    GRADE_WORDS[copy.grade],
    copy.counted ? 'counts' : 'does not count',
    copy.because,
  ];
}

function appLines(app: AppAnswer): string[] {
  const lines = [
    `${VERDICT_WORDS[app.verdict]}  ${app.name}`,
    `  ${app.headline}`,
  ];
  if (app.verdict === 'not-linked') return lines;
  lines.push(
    `  Lost with the volume: ${lossWords(
      app.loss.volume,
    )}. Lost with the site: ${lossWords(app.loss.site)}.`,
  );
  if (app.items.length > 1) {
    lines.push(
      `  ${app.together.sentence}`,
      `  ${app.togetherOffSite.sentence}`,
    );
  }
  for (const item of app.items) {
    lines.push(`  ${itemKindText[item.kind]} ${item.name}`);
    lines.push(
      ...(item.copies.length > 0
        ? columns(item.copies.map(copyRow), '    ')
        : ['    no copy']),
    );
  }
  const shown = app.problems.slice(0, MOST_PROBLEMS);
  for (const { text, fix } of shown) {
    lines.push(`  ! ${text}`);
    if (fix) lines.push(`    What to do: ${fix}`);
  }
  const more = app.problems.length - shown.length;
  if (more > 0) lines.push(`  ! and ${more} more; --json has them all`);
  return lines;
}

/** What is said of several systems in the same words is said once. */
function sourceLines({ sources }: CheckAnswer): string[] {
  const silent = new Map<string, { titles: string[]; fix?: string }>();
  for (const { title, outcome, error, cluster } of sources) {
    if (!error && (outcome === 'answered' || outcome === 'not-installed')) {
      continue;
    }
    const text = `${cluster}: ${error?.message ?? outcome}`;
    const said = silent.get(text) ?? { titles: [], fix: error?.fix };
    said.titles.push(title);
    silent.set(text, said);
  }
  const words = [...silent].map(([text, { titles, fix }]) => ({
    text: `  ${text} Needed for ${titles.join(', ')}.`,
    fix,
  }));
  // One broken file is a part of what every system was read from.
  const issues = new Set(
    sources
      .flatMap(source => source.issues)
      .filter(issue =>
        sources.every(({ error }) => !error || !issue.includes(error.message)),
      ),
  );
  if (words.length === 0 && issues.size === 0) return [];
  return [
    '',
    'What could not be read',
    ...words.flatMap(({ text, fix }) => [
      text,
      ...(fix ? [`    What to do: ${fix}`] : []),
    ]),
    ...[...issues].map(issue => `  ${issue}`),
  ];
}

function questionLines({ questions }: CheckAnswer): string[] {
  if (questions.length === 0) return [];
  return [
    '',
    'Places that are not known. What answers them goes into --config',
    ...questions.flatMap(({ question, snippet }) => [
      `  ${question}`,
      ...snippet.split('\n').map(line => `    ${line}`),
    ]),
  ];
}

function unlinkedLines(items: readonly UnlinkedItem[]): string[] {
  if (items.length === 0) return [];
  return [
    '',
    'Belongs to no app that is known',
    ...columns(
      items.map(({ kind, namespace, name, copiedTo, reason, claimedBy }) => [
        itemKindText[kind],
        [namespace, name].filter(Boolean).join('/'),
        reason === 'conflicting'
          ? `claimed by ${claimedBy.join(' and ')}`
          : `copied to ${copiedTo.join(', ') || 'nothing that was seen'}`,
      ]),
      '  ',
    ),
  ];
}

function summary(apps: readonly AppAnswer[]): string {
  if (apps.length === 0) {
    return 'No app was found: no workload, claim or ReplicationSource was read. Name them with --config, under entities.';
  }
  const counts = ORDER.flatMap(verdict => {
    const count = apps.filter(app => app.verdict === verdict).length;
    return count > 0
      ? `${count} ${VERDICT_WORDS[verdict].toLocaleLowerCase('en-US')}`
      : [];
  });
  return `${apps.length} ${apps.length === 1 ? 'app' : 'apps'}: ${counts.join(
    ', ',
  )}`;
}

/** @returns what is known of a folder, for people, worst first; ends with a line break */
export function checkText(judgement: Judgement): string {
  const answer = checkAnswer(judgement);
  const apps = [...answer.apps].sort(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict),
  );
  const note = judgement.apps.find(({ backups }) => backups.clockNote)?.backups
    .clockNote;
  return `${[
    `${judgement.title}, as of ${judgement.at.toISOString()}`,
    ...(note ? [note] : []),
    ...apps.flatMap(app => ['', ...appLines(app)]),
    ...unlinkedLines(judgement.unlinked),
    ...questionLines(answer),
    ...sourceLines(answer),
    '',
    summary(answer.apps),
  ].join('\n')}\n`;
}
