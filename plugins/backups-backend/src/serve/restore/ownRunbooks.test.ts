import request from 'supertest';
import {
  RESTORE_PATH,
  UNSAFE,
  restoreWorld,
} from './__testUtils__/restoreWorld';

describe('runbooks of the operator’s own', () => {
  const world = restoreWorld();

  it('trap 24 of Kopia: say of a documented task for restic that it cannot restore what Kopia made, on each of the copies that are there', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/restore`,
    );
    const documented = body.ownRunbooks.filter((own: any) =>
      own.title.startsWith('task volsync:restore'),
    );
    // One for each copy that was read; none for one that is only documented.
    const made = body.items.flatMap((item: any) =>
      item.paths.map((path: any) => `${item.name} from ${path.destination}`),
    );
    expect(documented.map((own: any) => own.title).sort()).toEqual(
      made.map((copy: string) => `task volsync:restore: ${copy}`).sort(),
    );
    expect(documented.map((own: any) => own.cannotWork)).toEqual(
      made.map(() => expect.stringContaining('written for restic')),
    );
  });

  it("show the operator's own runbooks, unsafe addresses as text, and say what cannot work", async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/restore`,
    );
    const [annotated, linked, ...templates] = body.ownRunbooks;
    expect(annotated).toEqual({
      title: 'Runbook',
      from: 'annotation backups/runbook',
      text: UNSAFE,
    });
    expect(linked).toMatchObject({
      title: 'Our page',
      url: 'https://wiki.example.com/radarr',
    });
    expect(templates[0]).toMatchObject({
      commands: ['task volsync:restore cluster=home-1 app=radarr'],
      cannotWork: expect.stringContaining('this copy is made with kopia'),
    });
  });
});
