import { NotAllowedError } from '@backstage/errors';
import { renderMarkdown } from 'backstage-plugin-backups-common';
import { reportedHomelab } from '../__testUtils__/reportedHomelab';

/** The reader may see every app. */
const seesAll = async (refs: readonly string[]) => new Set(refs);

/** @returns the moment by which a printed manifest selects its point, epoch milliseconds */
function selectedBy(text: string): number {
  const [, moment] = /restoreAsOf"?: ?["']?([\dT:.-]+Z)/.exec(text) ?? [];
  return Date.parse(moment);
}

describe('an app whose newest point is not the one to use', () => {
  let demo: Awaited<ReturnType<typeof reportedHomelab>>;
  beforeAll(async () => {
    demo = await reportedHomelab();
  }, 180_000);
  afterAll(() => demo.close());

  it.each([
    ['bookstack', 'shrunk', true],
    ['wikijs', 'incomplete', false],
  ])(
    'goes back to the same older one by the tab, the restore view, Markdown and the restore pack: %s, whose newest is %s',
    async (name, spoiled, isRecommended) => {
      const ref = `component:default/${name}`;
      const entity = demo.entityOf(ref);
      const { loss } = await demo.service.getEntityBackups(entity);
      const { items } = await demo.restore.getOptions(entity);
      const [{ paths, recommended }] = items;
      const [{ points }] = paths;
      expect(points[0].spoiled).toBe(spoiled);
      const [good, before] = points.filter(
        point => point.spoiled === undefined,
      );
      // The tab counts from when its run began, which is before Kopia reads the first file.
      const left = 'dataTime' in loss.volume ? loss.volume.dataTime : undefined;
      expect([before.dataTime, left, good.dataTime]).toEqual(
        [before.dataTime, left, good.dataTime].sort(),
      );
      expect(Date.parse(good.dataTime) - Date.parse(left ?? '')).toBeLessThan(
        60_000,
      );
      // What failed last may fail to restore, too: nothing recommends it, and it is chosen as it stands.
      expect(recommended?.dataTime).toBe(
        isRecommended ? good.dataTime : undefined,
      );

      const { runbook } = await demo.restore.getRunbook(
        entity,
        { scenario: 'volume-lost' },
        seesAll,
      );
      const markdown = runbook ? renderMarkdown(runbook, {}, []) : '';
      const { files } = await demo.restore.getRestorePack(
        undefined,
        async each => {
          if (each !== ref) throw new NotAllowedError('another app');
          return entity;
        },
        seesAll,
      );
      const packed =
        files.find(({ path }) => path.endsWith(`component-${name}.md`))?.text ??
        '';
      for (const text of [JSON.stringify(runbook), markdown, packed]) {
        expect(text).toContain('is left out: it is');
        const moment = selectedBy(text);
        const selected = points.find(
          point => Date.parse(point.finishedAt ?? '') <= moment,
        );
        expect(selected).toEqual(good);
      }
    },
    180_000,
  );
});
