import { gunzipSync } from 'node:zlib';
import { EntityAnswers } from './EntityAnswers';
import { nextChange } from './nextChange';

const RADARR = 'component:default/radarr';

describe('answers about entities', () => {
  let version: string;
  let seconds: number;
  let until: number;
  let padding: string;
  const made: string[] = [];

  function answers(maximumBytes?: number): EntityAnswers {
    return new EntityAnswers({
      clock: () => new Date(seconds * 1000),
      maximumBytes,
      store: { getVersion: async () => version },
      service: {
        async getLinkedBackups(ref) {
          made.push(ref);
          if (ref.endsWith('unlinked')) return undefined;
          const backups = { entityRef: ref, padding, at: made.length };
          return { backups: backups as never, until };
        },
      },
    });
  }

  beforeEach(() => {
    version = 'cycle:1';
    seconds = 1000;
    until = Infinity;
    padding = '';
    made.length = 0;
  });

  it('are made once for as long as nothing is written, and a minute at most', async () => {
    const kept = answers();
    const first = await kept.answerOf(RADARR);
    seconds += 59;
    expect(await kept.answerOf(RADARR)).toBe(first);
    seconds += 1;
    expect(await kept.answerOf(RADARR)).not.toBe(first);
    version = 'cycle:2';
    await kept.answerOf(RADARR);
    expect(made).toHaveLength(3);
  });

  it('are made anew where the clock was set back, whatever it showed when they were made', async () => {
    const kept = answers();
    const first = await kept.answerOf(RADARR);
    seconds -= 86_400;
    const second = await kept.answerOf(RADARR);
    expect(second).not.toBe(first);
    seconds += 61;
    expect(await kept.answerOf(RADARR)).not.toBe(second);
  });

  it('end when a threshold passes', async () => {
    const kept = answers();
    until = 1010;
    const first = await kept.answerOf(RADARR);
    seconds = 1009;
    expect(await kept.answerOf(RADARR)).toBe(first);
    seconds = 1010;
    expect(await kept.answerOf(RADARR)).not.toBe(first);
  });

  it('are the same plain and packed, with a tag that changes with them', async () => {
    const kept = answers();
    const first = await kept.answerOf(RADARR);
    expect(JSON.parse(String(first?.json))).toMatchObject({ at: 1 });
    expect(gunzipSync(first?.packed ?? '')).toEqual(first?.json);
    version = 'cycle:2';
    const second = await kept.answerOf(RADARR);
    expect(second?.etag).not.toBe(first?.etag);
  });

  it('are made once for all who ask at the same time', async () => {
    const kept = answers();
    const [one, other] = await Promise.all([
      kept.answerOf(RADARR),
      kept.answerOf(RADARR),
    ]);
    expect(other).toBe(one);
    expect(made).toEqual([RADARR]);
  });

  it('of nothing are not kept', async () => {
    const kept = answers();
    expect(await kept.answerOf('component:default/unlinked')).toBeUndefined();
    expect(await kept.answerOf('component:default/unlinked')).toBeUndefined();
    expect(made).toHaveLength(2);
  });

  it('give way to those that were asked for later', async () => {
    padding = Array.from({ length: 500 }, (_, index) => index * 7919).join();
    const kept = answers(15_000);
    await kept.answerOf('a');
    await kept.answerOf('b');
    await kept.answerOf('a');
    await kept.answerOf('c');
    made.length = 0;
    await kept.answerOf('a');
    await kept.answerOf('c');
    await kept.answerOf('b');
    expect(made).toEqual(['b']);
  });
});

describe('the next change of an answer', () => {
  it.each([
    [{ thresholds: { lateAt: 90, overdueAt: 120 } }, 120],
    [[{ until: 300 }, { until: 200 }, { until: 100 }], 200],
    [{ text: '101', none: undefined, nothing: null }, Infinity],
    [[], Infinity],
  ])('of %j is at %p', (kept, expected) => {
    expect(nextChange(kept, 100)).toBe(expected);
  });
});
