import type { RestoreScenario } from 'backstage-plugin-backups-common';
import { proseText, renderMarkdown } from 'backstage-plugin-backups-common';
import type { ItemFact, RunbookRequest } from 'backstage-plugin-backups-node';
import { planOf } from '../fixtures/readFixture';
import { NOW, task } from '../fixtures/tasks';
import { cloudSyncRunbook } from './cloudSyncRunbook';

const ITEM: ItemFact = {
  type: 'item',
  key: 'nas//Dataset/images',
  kind: 'dataset',
  cluster: 'nas',
  name: '/mnt/storage0/images',
  labels: {},
  annotations: {},
  mountedBy: [],
  aliases: [],
};

async function requestFor(
  scenario: RestoreScenario,
  fields: Record<string, unknown> = {},
  more: Partial<RunbookRequest> = {},
): Promise<RunbookRequest> {
  const plan = await planOf(task(fields));
  return {
    scenario,
    plan,
    plans: [plan],
    item: ITEM,
    notAfter: NOW - 86_400,
    tag: '0822-1000',
    ...more,
  };
}

async function written(...options: Parameters<typeof requestFor>) {
  const { runbook } = cloudSyncRunbook(await requestFor(...options));
  if (!runbook) throw new Error('no runbook was written');
  return { runbook, text: renderMarkdown(runbook, {}) };
}

describe('cloudSyncRunbook', () => {
  it('switches the task off before anything else, and on again only at the end', async () => {
    const { runbook, text } = await written('volume-lost');
    expect(runbook.steps[0].id).toContain('truenas/pause');
    expect(text.indexOf('"enabled": false')).toBeLessThan(
      text.indexOf('zfs snapshot'),
    );
    expect(text.indexOf('"enabled": true')).toBeGreaterThan(
      text.indexOf('rsync -a'),
    );
  });

  it('restores beside the data, as a copy, and asks for the number of the new task', async () => {
    const { text } = await written('files-deleted');
    expect(text).toContain(
      `midclt call cloudsync.restore 1 '{"description":"Restore 0822-1000","transfer_mode":"COPY","path":"/mnt/storage0/images-restored-0822-1000"}'`,
    );
    expect(text).toContain('${RESTORE_TASK:?first fill in');
    expect(text).not.toMatch(/"SYNC"|--delete|rm -rf/);
  });

  it('22: says that there is no history, and that a run since the damage holds it', async () => {
    const { runbook } = await written('volume-lost');
    expect(runbook.warnings.map(proseText).join()).toContain(
      'after 2026-08-21T10:20:00Z: what comes back is from then, damage included',
    );
  });

  it('goes back to a moment only with what the bucket keeps', async () => {
    const { runbook, text } = await written('broken-since');
    expect(runbook.way).toBe('command-line');
    expect(text).toContain(
      '--b2-version-at=2026-08-21T10:20:00Z :b2:images ./restored-0822-1000',
    );
  });

  it('leaves an encrypted copy to TrueNAS, which alone can read it', async () => {
    const { runbook } = await written('look', { encryption: true });
    expect(runbook.ways.map(({ way }) => way)).toEqual(['provider']);
    expect(runbook.warnings.map(proseText).join()).toContain('encrypted');
  });

  it('brings back a folder that lies in what the task copies', async () => {
    const { runbook, text } = await written(
      'volume-lost',
      {},
      {
        item: {
          ...ITEM,
          kind: 'nfs-volume',
          folder: { servers: ['nas'], path: "/mnt/storage0/images/it's" },
        },
      },
    );
    expect(text).toContain(
      `rsync -a '/mnt/storage0/images-restored-0822-1000/it'\\''s/'`,
    );
    expect(runbook.warnings.map(proseText).join()).toContain(
      'copies all of /mnt/storage0/images',
    );
  });

  it('leaves a task switched off that was before', async () => {
    const { text } = await written('volume-lost', { enabled: false });
    expect(text).not.toContain('"enabled": true');
  });
});
