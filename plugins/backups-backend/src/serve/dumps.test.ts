import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  FolderPipeline,
  component,
  folderPipeline,
} from '../__testUtils__/folderPipeline';
import { copiedApp } from '../__testUtils__/manifests';
import { tapedeckProvider } from '../__testUtils__/tapedeck';

function seconds(time: string): number {
  return Date.parse(time) / 1000;
}

describe('a dump', () => {
  const folder = createMockDirectory();
  const { signal } = new AbortController();
  let pipeline: FolderPipeline;
  afterEach(() => pipeline.knex.destroy());

  async function start(
    ...dumps: { app: string; mode?: 'live'; asOf?: string; copied: string }[]
  ) {
    folder.setContent(
      Object.fromEntries(
        dumps.map(({ app, copied }) => [
          `${app}/all.yaml`,
          copiedApp(app, new Date(copied))
            .map(object => JSON.stringify(object))
            .join('\n---\n'),
        ]),
      ),
    );
    pipeline = await folderPipeline({
      folders: dumps.map(({ app, mode, asOf }) => ({
        cluster: `of-${app}`,
        path: folder.resolve(app),
        mode: mode ?? 'dump',
        intervalSeconds: 300,
        asOf: asOf === undefined ? undefined : seconds(asOf),
        complete: false,
      })),
      providers: [tapedeckProvider],
      entities: dumps.map(({ app }) => component(app)),
    });
    await pipeline.collector.collect({ signal });
  }

  const MONDAY = {
    app: 'monday',
    asOf: '2026-08-17T09:55:00Z',
    copied: '2026-08-17T09:00:00Z',
  };
  const FRIDAY = {
    app: 'friday',
    asOf: '2026-08-21T09:55:00Z',
    copied: '2026-08-21T09:30:00Z',
  };

  it('is judged as of its own time, however long ago that is', async () => {
    await start(MONDAY);
    expect(await pipeline.view('monday')).toMatchObject({
      clock: 'dump',
      now: '2026-08-17T09:55:00.000Z',
      judgedAt: '2026-08-17T09:55:00.000Z',
      verdict: 'protected',
      headline: 'Protected. Newest copy 55 min old (Tape A).',
      items: [{ plans: [{ state: 'healthy' }] }],
    });
    const { now, sources } = await pipeline.service.getSources();
    expect(now).toBe('2026-08-17T09:55:00.000Z');
    expect(sources).toMatchObject([{ current: true }, { current: true }]);
  });

  it('is not judged by the clock of another dump', async () => {
    await start(MONDAY, FRIDAY);
    expect(await pipeline.view('monday')).toMatchObject({
      now: '2026-08-17T09:55:00.000Z',
      verdict: 'protected',
      loss: { volume: { seconds: 55 * 60 } },
      items: [{ plans: [{ state: 'healthy' }] }],
    });
    expect(await pipeline.view('friday')).toMatchObject({
      now: '2026-08-21T09:55:00.000Z',
      verdict: 'protected',
      loss: { volume: { seconds: 25 * 60 } },
    });
  });

  it('keeps its clock beside a live cluster, which keeps the real one', async () => {
    const now = new Date();
    await start(MONDAY, {
      app: 'today',
      mode: 'live',
      copied: new Date(now.getTime() - 60_000).toISOString(),
    });
    expect(await pipeline.view('monday')).toMatchObject({
      clock: 'dump',
      verdict: 'protected',
      sources: [{ outcome: 'answered' }, { outcome: 'answered' }],
    });
    expect(await pipeline.view('today')).toMatchObject({
      clock: 'live',
      verdict: 'protected',
    });
  });

  it('that may have been copied says so, and so does one with a broken file', async () => {
    await start({ app: 'monday', copied: '2026-08-17T09:00:00Z' });
    folder.addContent({
      'monday/broken.yaml': 'kind: X\nspec: @x\n',
      'monday/old.yaml':
        'kind: X\nmetadata: { name: x, creationTimestamp: 2026-08-17T09:00:00Z }\n',
    });
    await pipeline.collector.collect({ signal });
    const { clockNote } = await pipeline.view('monday');
    expect(clockNote).toContain('If they were copied or cloned');
    expect(clockNote).toContain(
      'One part of the dump could not be read: broken.yaml:2: ',
    );
  });
});
