import {
  WorstDayResponse,
  worstDayMarkdown,
} from 'backstage-plugin-backups-common';
import request from 'supertest';
import fc from 'fast-check';
import { restoreWorld } from './__testUtils__/restoreWorld';
import { PackedApp, restorePack } from './restorePack';

const WORST_DAY: WorstDayResponse = {
  now: '2026-08-22T10:00:00.000Z',
  apps: 0,
  portal: { kind: 'not-known', sentence: 'Not known.' },
  before: [],
  waves: [],
  lost: [],
  notKnown: [],
  keys: [],
  loops: [],
};

function packed(ref: string): PackedApp {
  return {
    ref,
    situation: {
      ref,
      now: 0,
      clock: 'live',
      notAfter: 0,
      items: [],
      uncopied: [],
      silent: [],
      sourceIds: [],
      readAt: new Map(),
    },
    answers: [{ now: '', targets: [], because: ref, drilled: [] }],
  };
}

describe('the restore pack', () => {
  const world = restoreWorld();

  it('pack the runbooks of every app, without secrets, to be kept elsewhere', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get('/api/backups/restore-pack');
    expect(world.deviations('RestorePack', body)).toBe('No errors');
    expect(body).toMatchObject({ apps: 1, leftOut: 0 });
    const [index, worstDay, radarr, ...others] = body.files;
    expect(others).toEqual([]);
    expect(index.text).toContain(
      '- [component:default/radarr](default/component-radarr.md)',
    );
    expect(radarr.path).toBe('default/component-radarr.md');
    expect([index, worstDay, radarr].map(({ entityRef }) => entityRef)).toEqual(
      [undefined, undefined, 'component:default/radarr'],
    );
    // Both volumes lost, one by one, and both gone with their cluster.
    expect(radarr.text.match(/^# Restore (radarr|media) from/gm)).toHaveLength(
      2,
    );
    expect(radarr.text).toContain('# Restore radarr: 2 items together');
    // One step for both would name the Secret of one only.
    expect(radarr.text).toContain(
      'get secret radarr-secret\n```\n\nYou should see: The Secret',
    );
    expect(radarr.text).toContain(
      'get secret media-secret\n```\n\nYou should see: The Secret',
    );
    expect(radarr.text).toContain(
      'from objects as they were at `2026-08-22T10:00:00.000Z`',
    );
    expect(JSON.stringify(body)).not.toContain('planted-password');
  });

  it('has the order of recovery, the same as the page', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get('/api/backups/restore-pack');
    const [index, { path, text }] = body.files;
    expect(index.text).toContain(`[the order of recovery](${path})`);
    const page = await request(server).get('/api/backups/scorecard/worst-day');
    expect(page.body.apps).toBe(1);
    const without = (markdown: string) => markdown.replace(/^As of .*$/m, '');
    expect(without(text)).toBe(without(worstDayMarkdown(page.body)));
    // Each volume has its line: here nothing is away from the site for certain.
    expect(text).toMatch(/^- \[ \] \*\*radarr\*\* \(home-1\/downloads\)/m);
    expect(text).toMatch(/^- \[ \] \*\*media\*\* \(home-1\/downloads\)/m);
  });

  it('pack only what is part of a system, where one is named', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      '/api/backups/restore-pack?system=media',
    );
    expect(body).toMatchObject({ apps: 0, leftOut: 0 });
  });

  it('gives every app a file of its own, whatever their names have in common', () => {
    const name = fc.stringMatching(/^[a-z0-9]([a-z0-9_. %ü-]{0,4}[a-z0-9])?$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 12 }),
        names => {
          const refs = ['my_app', 'my-app', 'my app', 'my-app.2', ...names].map(
            each => `component:default/${each}`,
          );
          const apps = [...new Set(refs)].map(packed);
          const { files: all } = restorePack(apps, {
            leftOut: 0,
            now: 0,
            worstDay: WORST_DAY,
          });
          const [index, , ...files] = all;
          expect(new Set(files.map(({ path }) => path)).size).toBe(apps.length);
          for (const [at, { path, text }] of files.entries()) {
            expect(path).toMatch(/^[a-z0-9._-]+\/[a-z0-9._-]+\.md$/);
            expect(text).toContain(apps[at].ref);
            expect(index.text).toContain(`- [${apps[at].ref}](${path})`);
          }
        },
      ),
    );
  });
});
