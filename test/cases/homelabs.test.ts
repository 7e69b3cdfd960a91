import type { AppAnswer, CheckAnswer } from 'backups-demo/check';
import { parse } from 'yaml';
import { kopiurRepository } from '../estate/kopiur';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import type { HomelabApp } from './HomelabApp';
import { judgeCase } from './judgeCase';
import { KOPIUR_APPS } from './kopiurHomelab';
import {
  FORK_MAINTENANCE,
  MOVED_APPS,
  MOVE_READINGS,
  REPOSITORY_OBJECTS,
} from './movedHomelab';
import {
  SHARE_APPS,
  SHARE_JOB,
  TEMPLATED,
  TEMPLATED_APPS,
  templatedHomelab,
} from './sharedHomelabs';

const AT = '2026-10-14T10:00:00Z';

function textOf(app: AppAnswer): string {
  return JSON.stringify(app);
}

/** What the page of an app does not show as it should. */
function complaints(
  apps: readonly AppAnswer[],
  expected: Omit<HomelabApp, 'objects'>,
): unknown[] {
  const found = apps.find(({ name }) => name === expected.app);
  if (!found) return [`${expected.app} is not there`];
  const copies = found.items.flatMap(item =>
    item.copies.map(({ state }) => state),
  );
  const text = textOf(found);
  return [
    ...(found.verdict === expected.verdict ? [] : [found.verdict]),
    ...(expected.headline.test(found.headline) ? [] : [found.headline]),
    ...(String(copies) === String(expected.copies) ? [] : [copies]),
    ...(expected.says ?? []).filter(words => !words.test(text)),
    ...(expected.never ?? []).filter(words => words.test(text)),
  ];
}

describe('of a homelab that Kopiur alone copies, the check', () => {
  let apps: AppAnswer[];

  beforeAll(async () => {
    ({ apps } = await judgeCase({
      apps: KOPIUR_APPS.map(({ app }) => app),
      steps: [
        {
          at: AT,
          objects: [
            kopiurRepository('nas'),
            kopiurRepository('offsite'),
            ...KOPIUR_APPS.flatMap(({ objects }) => objects),
          ],
        },
      ],
    }));
  });

  it.each(KOPIUR_APPS)('finds $app $verdict: $because', expected => {
    expect(complaints(apps, expected)).toEqual([]);
  });
});

describe('of a homelab that is half moved from VolSync to Kopiur, the check', () => {
  const play = (...more: KubernetesManifest[]) =>
    judgeCase({
      apps: MOVED_APPS.map(({ app }) => app),
      steps: MOVE_READINGS.map((at, index) => ({
        at,
        cycles: 2,
        objects: [
          ...REPOSITORY_OBJECTS,
          ...more,
          ...MOVED_APPS.flatMap(({ readings }) => readings[index]),
        ],
      })),
    });
  let answer: CheckAnswer;

  beforeAll(async () => {
    answer = await play();
  });

  it.each(MOVED_APPS)('finds $app $verdict: $because', expected => {
    expect(complaints(answer.apps, expected)).toEqual([]);
  });

  it('sees one place', () => {
    expect(answer.places).toMatchObject([
      { server: 'pool.internal', problems: [] },
    ]);
  });

  it('says once of each app that two tools maintain the place', async () => {
    const { apps, places } = await play(FORK_MAINTENANCE);
    const told = /maintained by KopiaMaintenance home.nas and Maintenance/;
    expect(places).toMatchObject([
      { problems: [{ text: expect.stringMatching(told) }] },
    ]);
    expect(
      apps.map(
        ({ problems }) => problems.filter(({ text }) => told.test(text)).length,
      ),
    ).toEqual(MOVED_APPS.map(() => 1));
  });
});

describe('of a homelab whose share a job of resticprofile copies, the check', () => {
  let apps: AppAnswer[];

  beforeAll(async () => {
    ({ apps } = await judgeCase({
      apps: SHARE_APPS.map(({ app }) => app),
      steps: [
        {
          at: AT,
          objects: [SHARE_JOB, ...SHARE_APPS.flatMap(({ objects }) => objects)],
        },
      ],
    }));
  });

  it.each(SHARE_APPS)('finds $app $verdict: $because', expected => {
    expect(complaints(apps, expected)).toEqual([]);
  });
});

describe('of a homelab of one template, the check', () => {
  const ask = async (objects: readonly KubernetesManifest[]) => {
    const { apps, questions } = await judgeCase({
      apps: TEMPLATED_APPS,
      steps: [{ at: AT, objects }],
    });
    return { verdicts: [...new Set(apps.map(app => app.verdict))], questions };
  };

  it('asks one question for 146 copies whose place the template hides', async () => {
    const { verdicts, questions } = await ask(
      templatedHomelab(app => `${app}-volsync-secret`),
    );
    expect(verdicts).toEqual(['cannot-tell']);
    expect(questions).toMatchObject([
      {
        question: `Where is *-volsync-secret? ${TEMPLATED} copies go there, of ${TEMPLATED} apps.`,
        copies: TEMPLATED,
        apps: TEMPLATED,
      },
    ]);
  });

  it('asks one question where only the template is the same', async () => {
    const { questions } = await ask(
      templatedHomelab(app => `secret-of-${app.length}-${app.slice(4)}x`),
    );
    expect(questions).toMatchObject([
      { question: expect.stringContaining('made from onepassword') },
    ]);
  });

  it('protects them all once the snippet is filled in', async () => {
    const objects = templatedHomelab(app => `${app}-volsync-secret`);
    const { questions } = await ask(objects);
    const filled = questions[0].snippet
      .replace('label: …', 'label: Garage')
      .replace('failureDomain: …', 'failureDomain: garage')
      .replace('offSite: …', 'offSite: true');
    const { backups } = parse(filled);
    const answer = await judgeCase({
      apps: TEMPLATED_APPS,
      steps: [{ at: AT, objects }],
      settings: backups,
    });
    expect([...new Set(answer.apps.map(app => app.verdict))]).toEqual([
      'protected',
    ]);
    expect(answer.questions).toEqual([]);
    expect(answer.places).toMatchObject([{ label: 'Garage' }]);
  });
});
