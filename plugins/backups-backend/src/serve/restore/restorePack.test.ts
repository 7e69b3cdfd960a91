import request from 'supertest';
import { restoreWorld } from './__testUtils__/restoreWorld';

describe('the restore pack', () => {
  const world = restoreWorld();

  it('pack the runbooks of every app, without secrets, to be kept elsewhere', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get('/api/backups/restore-pack');
    expect(world.deviations('RestorePack', body)).toBe('No errors');
    expect(body).toMatchObject({ apps: 1, leftOut: 0 });
    const [index, radarr, ...others] = body.files;
    expect(others).toEqual([]);
    expect(index.text).toContain(
      '- [component:default/radarr](default/component-radarr.md)',
    );
    expect(radarr.path).toBe('default/component-radarr.md');
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

  it('pack only what is part of a system, where one is named', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      '/api/backups/restore-pack?system=media',
    );
    expect(body).toMatchObject({ apps: 0, leftOut: 0 });
  });
});
