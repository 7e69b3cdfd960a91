import type { AppAnswer, CheckAnswer, CopyAnswer } from 'backups-demo/check';
import type { Case, Expected, ExpectedCopy } from './Case';

/** Everything that is said of an app. */
function textOf({ headline, items, problems, keptUntil }: AppAnswer): string {
  return [
    headline,
    ...items.flatMap(({ copies }) => copies.map(({ because }) => because)),
    ...keptUntil.flatMap(({ sentence, fix = '' }) => [sentence, fix]),
    ...problems.flatMap(({ text, fix = '' }) => [text, fix]),
  ].join('\n');
}

function copyComplaints(
  copy: CopyAnswer | undefined,
  expected: ExpectedCopy | undefined,
  place: number,
): string[] {
  if (!copy || !expected) {
    return [`copy ${place}: ${copy?.state ?? 'none'}, not ${expected?.state}`];
  }
  const { because = /^/, grade = copy.grade } = expected;
  return [
    copy.state !== expected.state &&
      `copy ${place} is ${copy.state}, not ${expected.state}`,
    copy.grade !== grade && `copy ${place} is ${copy.grade}, not ${grade}`,
    copy.counted !== expected.counted &&
      `copy ${place} ${copy.counted ? 'counts' : 'does not count'}`,
    !because.test(copy.because) && `copy ${place} says: ${copy.because}`,
  ].filter(one => one !== false);
}

function appComplaints(app: AppAnswer, expected: Expected): string[] {
  const { verdict, headline = /^/, copies, says = [], never = [] } = expected;
  const { left = {} } = expected;
  const found = app.items.flatMap(item => item.copies);
  const text = textOf(app);
  const complaints = [
    app.verdict !== verdict &&
      `the verdict is ${app.verdict}, not ${verdict}: ${app.headline}`,
    !headline.test(app.headline) && `the headline is: ${app.headline}`,
    ...(copies === undefined
      ? []
      : Array.from(
          { length: Math.max(copies.length, found.length) },
          (_, index) => copyComplaints(found[index], copies[index], index),
        ).flat()),
    ...(['volume', 'site'] as const).map(
      lost =>
        left[lost] !== undefined &&
        app.loss[lost].dataTime !== left[lost] &&
        `without the ${lost} is left ${JSON.stringify(app.loss[lost])}`,
    ),
    ...says
      .filter(one => !one.test(text))
      .map(one => `nothing says ${one} in: ${text}`),
    ...never
      .filter(one => one.test(text))
      .map(one => `${one} is said: ${text}`),
  ];
  return complaints
    .filter(one => one !== false)
    .map(one => `${app.name}: ${one}`);
}

/** @returns what does not hold; empty: all is right */
export function complaintsOf(
  answer: CheckAnswer,
  { apps, expected, refused }: Case,
): string[] {
  const refusals = answer.sources
    .filter(({ outcome }) => outcome === 'refused')
    .map(({ error }) => error?.message ?? '');
  return [
    ...(answer.apps.length === apps.length
      ? []
      : [`${answer.apps.length} apps of ${apps.length}`]),
    ...refusals
      .filter(reason => !refused?.test(reason))
      .map(reason => `a report was refused: ${reason}`),
    ...(refused && refusals.length === 0 ? ['no report was refused'] : []),
    ...answer.apps.flatMap(app => appComplaints(app, expected)),
  ];
}
