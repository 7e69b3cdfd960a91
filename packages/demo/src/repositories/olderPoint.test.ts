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
    ['bookstack', 'shrunk', 'is left out: it is'],
    ['wikijs', 'incomplete', 'is left out: it is'],
  ])(
    'goes back to the same older one by the tab, the restore view, Markdown and the restore pack: %s, whose newest is %s',
    async (name, spoiled, words) => {
      const ref = `component:default/${name}`;
      const entity = demo.entityOf(ref);
      const { loss } = await demo.service.getEntityBackups(entity);
      const { items } = await demo.restore.getOptions(entity);
      const [{ paths, recommended }] = items;
      const [{ points }] = paths;
      expect(points[0].spoiled).toBe(spoiled);
      const good = points.find(point => point.spoiled === undefined);
      expect(loss.volume).toMatchObject({ dataTime: good?.dataTime });
      expect(recommended).toMatchObject({ dataTime: good?.dataTime });

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
        expect(text).toContain(words);
        const moment = selectedBy(text);
        const selected = points.find(
          point => Date.parse(point.finishedAt ?? '') <= moment,
        );
        expect(selected).toEqual(good);
      }
    },
    60_000,
  );
});
