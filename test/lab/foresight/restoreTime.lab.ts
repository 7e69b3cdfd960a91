import type {
  DrillView,
  RestoreOptions,
  RestoreTimeView,
} from 'backstage-plugin-backups-common';
import { KopiaLab } from '../kopia/KopiaLab';
import type { KopiaRepository } from '../kopia/KopiaRepository';
import { PortalOverServer } from '../portal/PortalOverServer';
import {
  NAS,
  beginOf,
  copiedAppObjects,
  identityOf,
} from '../tab/copiedAppObjects';
import { sendKopiaReport } from '../tab/sendKopiaReport';
import { runDrill } from './runDrill';

const HOUR = 3_600_000;
const IDENTITY = identityOf('radarr');
const REPORT_TOKEN = 'token-of-the-kopia-job';
const DRILL_TOKEN = 'token-of-the-drills';
/** Of a smaller one the bytes say nothing. */
const SMALL = 80 * 1024 * 1024;
const LARGE = 3 * SMALL;

describe('how long a restore from a real Kopia repository takes', () => {
  const finishedAt = new Date(Date.now() - 6 * HOUR);
  let kopia: KopiaLab;
  let repository: KopiaRepository;
  let world: PortalOverServer;

  const takeSnapshot = (bytes: number, startedAt: Date) =>
    repository.takeSnapshot({
      identity: IDENTITY,
      files: { 'radarr.db': 'x'.repeat(bytes) },
      startedAt,
    });
  const report = () =>
    sendKopiaReport(repository, {
      portal: world.portal.base,
      token: REPORT_TOKEN,
      location: NAS,
    });
  /** @returns what was reported of it */
  async function drill(check: string): Promise<DrillView> {
    await runDrill(repository, {
      portal: world.portal.base,
      token: DRILL_TOKEN,
      identity: IDENTITY,
      app: 'radarr',
      check,
    });
    const { drills } = (await world.portal.ask(
      '/backups/entities/by-name/component/default/radarr/restore',
    )) as RestoreOptions;
    return drills[0];
  }
  async function timeWhere(
    what: string,
    fits: (time: RestoreTimeView) => boolean = () => true,
  ): Promise<RestoreTimeView> {
    const { restoreTimes } = await world.foresightWhere(
      'radarr',
      what,
      foresight =>
        foresight.restoreTimes.length > 0 && foresight.restoreTimes.every(fits),
    );
    expect(restoreTimes).toHaveLength(1);
    return restoreTimes[0];
  }

  beforeAll(async () => {
    kopia = await KopiaLab.start();
    repository = await kopia.createRepository('nas');
    await takeSnapshot(SMALL, beginOf(finishedAt));
    world = await PortalOverServer.start({
      objects: copiedAppObjects('radarr', finishedAt),
      senders: [{ kind: 'kopia', token: REPORT_TOKEN, repositories: [NAS] }],
      drillers: [
        { token: DRILL_TOKEN, entities: ['component:default/radarr'] },
      ],
    });
    await report();
  });
  afterAll(async () => {
    await world?.stop();
    await kopia?.stop();
  });

  it('is not known before one was timed', async () => {
    const time = await timeWhere('The copy is known');
    expect(time.seconds).toBeUndefined();
    expect(time.sentence).toContain('Not known');
  });

  it('is what the last one took, as long as the volume is as large', async () => {
    const { durationSeconds = 0, sizeBytes } = await drill('test -s radarr.db');
    expect(sizeBytes).toBe(SMALL);
    const time = await timeWhere(
      'It is timed',
      one => one.seconds !== undefined,
    );
    expect(time.seconds).toEqual({
      from: durationSeconds,
      to: durationSeconds,
    });
    expect(time.basis).toMatchObject({ restores: 1, by: 'same-item' });
    expect(time.checked).toBeUndefined();
  });

  it('goes by the bytes of a larger point, and is held against its real restore', async () => {
    const before = await timeWhere('It is timed');
    await takeSnapshot(LARGE, new Date(finishedAt.getTime() + HOUR));
    await report();
    const said = await timeWhere(
      'The larger point is listed',
      one => one.basis?.by === 'size',
    );
    const perByte = (before.seconds?.to ?? 0) / SMALL;
    expect(said.seconds?.to).toBeCloseTo(perByte * LARGE);

    const { durationSeconds = 0, sizeBytes } = await drill('test -s radarr.db');
    expect(sizeBytes).toBe(LARGE);
    const time = await timeWhere(
      'It is checked',
      one => one.checked !== undefined,
    );
    expect(time.checked).toMatchObject({
      tookSeconds: durationSeconds,
      said: said.seconds,
    });
    expectHonest(time);
  });

  it('says so where it was wrong', async () => {
    const { seconds } = await timeWhere('It is timed');
    const least = Math.ceil((seconds?.to ?? 0) * 1.1) + 3;
    // A check that takes its time, by the same clock as the restore.
    const { durationSeconds } = await drill(
      `end=$(($(date +%s) + ${least})); until [ "$(date +%s)" -ge "$end" ]; do :; done`,
    );
    const time = await timeWhere(
      'It is checked',
      one => one.checked?.tookSeconds === durationSeconds,
    );
    expect(time.checked).toMatchObject({ said: seconds, isRight: false });
    expectHonest(time);
    // And from now on it is what is to be expected.
    expect(time.seconds?.to).toBeGreaterThanOrEqual(
      durationSeconds ?? Infinity,
    );
  });
});

/** However long it took on this machine: inside what was said, or called wrong. */
function expectHonest({ checked, sentence }: RestoreTimeView): void {
  const { tookSeconds = NaN, said } = checked ?? {};
  const { from = NaN, to = NaN } = said ?? {};
  const isInside = from <= tookSeconds && tookSeconds <= to;
  expect(isInside || checked?.isRight === true).toBe(
    !sentence.includes('do not rely on it'),
  );
}
