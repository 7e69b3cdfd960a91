import type { AppAnswer, CheckAnswer } from 'backups-demo/check';
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
