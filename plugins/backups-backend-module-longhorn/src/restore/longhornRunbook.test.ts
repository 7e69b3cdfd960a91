import type { RestoreScenario } from 'backstage-plugin-backups-common';
import { renderMarkdown } from 'backstage-plugin-backups-common';
import type { RunbookRequest } from 'backstage-plugin-backups-node';
import { backup, job, target, VOLUME, volume } from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';
import { longhornRunbook } from './longhornRunbook';

function requestFor(
  scenario: RestoreScenario,
  more: Partial<RunbookRequest> = {},
): RunbookRequest {
  const { plan } = observe([
    volume(),
    job(),
    target(),
    backup(),
    backup({
      name: 'backup-of-before',
      status: {
        snapshotCreatedAt: '2026-08-21T02:00:02Z',
        backupCreatedAt: '2026-08-21T02:04:02Z',
      },
    }),
  ]);
  return {
    scenario,
    plan,
    plans: [plan],
    item: {
      type: 'item',
      key: 'home-1/wiki/PersistentVolumeClaim/data',
      kind: 'persistent-volume-claim',
      cluster: 'home-1',
      namespace: 'wiki',
      name: 'data',
      storageClass: 'longhorn',
      labels: {},
      annotations: {},
      aliases: [],
      mountedBy: [],
    },
    notAfter: at('2026-08-22T09:00:00Z'),
    tag: '0822-0900',
    ...more,
  };
}

function textOf(
  scenario: RestoreScenario,
  more: Partial<RunbookRequest> = {},
): string {
  const { runbook } = longhornRunbook(requestFor(scenario, more));
  return runbook ? renderMarkdown(runbook, {}) : '';
}

describe('a runbook of Longhorn', () => {
  it('restores beside, from the backup in the store', () => {
    const text = textOf('look');
    expect(text).toContain(`bak://${VOLUME}/backup-0a1b2c3d4e5f6071`);
    expect(text).toContain('deletionPolicy: Retain');
    expect(text).toContain('data-restored-0822-0900');
    expect(text).not.toContain('-mindepth');
    // The app keeps its volume, which nothing here mounts.
    expect(text).not.toContain('make it again from Git');
    expect(text).toContain('Let go of the restored volume.');
  });

  it('says of labels what kubectl prints of them, and not of patches', () => {
    const text = textOf('volume-lost');
    expect(text).toMatch(/`labeled` or `unlabeled`[.;]/);
    expect(text).toContain('`not labeled` where it was paused before');
  });

  it('fills the old volume only after a look, with a way back', () => {
    const text = textOf('volume-lost');
    const steps = [
      'data-before-0822-0900',
      'bak://',
      'ls -la /restored',
      '-delete',
    ].map(part => text.indexOf(part));
    expect(steps).not.toContain(-1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('brings single files back over nothing that is there', () => {
    const text = textOf('files-deleted');
    expect(text).toContain('cp -a -n');
    expect(text).not.toContain('-mindepth');
  });

  it('shows a new Longhorn the same target', () => {
    const text = textOf('cluster-gone');
    expect(text).toContain('s3://acme-longhorn@eu-central-1/prod');
    expect(text).toContain('longhorn-s3');
  });

  it('restores the very Backup that the page names', () => {
    expect(
      textOf('look', { point: { dataTime: at('2026-08-21T02:00:02Z') } }),
    ).toContain('backup-of-before');
    expect(
      longhornRunbook(
        requestFor('look', { point: { dataTime: at('2026-08-19T02:00:02Z') } }),
      ).runbook,
    ).toBeUndefined();
  });
});
