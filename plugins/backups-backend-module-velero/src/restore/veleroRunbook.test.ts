import type { RestoreScenario } from 'backstage-plugin-backups-common';
import { proseText, renderMarkdown } from 'backstage-plugin-backups-common';
import type { ItemFact, RunbookRequest } from 'backstage-plugin-backups-node';
import {
  backup,
  backupOf,
  copyOf,
  dataUpload,
  podVolumeBackup,
  schedule,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';
import { veleroRunbook } from './veleroRunbook';

const ITEM: ItemFact = {
  type: 'item',
  key: 'home-1/shop/PersistentVolumeClaim/data',
  kind: 'persistent-volume-claim',
  cluster: 'home-1',
  namespace: 'shop',
  name: 'data',
  labels: {},
  annotations: {},
  aliases: [],
  mountedBy: [
    {
      cluster: 'home-1',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
      labels: {},
      annotations: {},
      replicas: 2,
    },
  ],
};

const FILES = [
  schedule(),
  backup(),
  podVolumeBackup(),
  backupOf('2026-08-21'),
  copyOf('2026-08-21', { status: { snapshotID: 'older' } }),
];

const MOVED = [
  schedule({ template: { snapshotMoveData: true } }),
  backup({ spec: { defaultVolumesToFsBackup: false, snapshotMoveData: true } }),
  dataUpload(),
];

function requestFor(
  objects: unknown[],
  scenario: RestoreScenario,
  more: Partial<RunbookRequest> = {},
): RunbookRequest {
  const { plan } = observe(objects);
  return {
    scenario,
    plan,
    plans: [plan],
    item: ITEM,
    notAfter: at('2026-08-22T09:00:00Z'),
    tag: '0822-0900',
    ...more,
  };
}

function textOf(
  objects: unknown[],
  scenario: RestoreScenario,
  more: Partial<RunbookRequest> = {},
): string {
  const { runbook } = veleroRunbook(requestFor(objects, scenario, more));
  return runbook ? renderMarkdown(runbook, {}) : '';
}

function order(text: string, ...parts: string[]): number[] {
  return parts.map(part => text.indexOf(part));
}

describe('a runbook of Velero', () => {
  it('restores beside, by another namespace, and leaves the app alone to look', () => {
    const text = textOf(FILES, 'look');
    expect(text).toContain('backupName: nightly-20260822030000');
    expect(text).toContain('shop: shop-restored-0822-0900');
    expect(text).toContain('podvolumerestores.velero.io');
    expect(text).not.toContain('delete pvc');
    expect(text).not.toContain('scale');
  });

  it('deletes the volume before it restores in place, or nothing would come back', () => {
    const text = textOf(FILES, 'volume-lost', { way: 'in-place' });
    const steps = order(
      text,
      'VolumeSnapshot',
      '"paused":true',
      'delete pvc data',
      'kind: Restore',
      '"paused":false',
    );
    expect(steps).not.toContain(-1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(text).not.toContain('namespaceMapping');
  });

  it('pours everything back from beside where the volume is lost', () => {
    const text = textOf(FILES, 'volume-lost');
    expect(text).toContain('tar -C /restored -cf - .');
    expect(text).toContain('namespaceMapping');
    const [before] = text.split('## If it went wrong');
    expect(before).not.toContain('delete pvc data');
  });

  it('brings single files back over nothing that is there', () => {
    const text = textOf(FILES, 'files-deleted');
    expect(text).toContain('tar -C /volume -k -xf -');
    expect(text).toContain('MISSING_PATH');
    expect(text).not.toContain('-mindepth');
  });

  it('restores moved snapshots without their pods', () => {
    const text = textOf(MOVED, 'look');
    expect(text).toContain('datadownloads.velero.io');
    expect(text).not.toContain('- pods');
  });

  it('reaches one file with Kopia alone, in the repository of the namespace', () => {
    const text = textOf(FILES, 'files-deleted', { way: 'command-line' });
    expect(text).toContain('--prefix=prod/kopia/shop/');
    expect(text).toContain('--bucket=acme-velero');
    expect(text).toContain('--region=eu-central-1');
    expect(text).toContain('--readonly');
    expect(text).toContain('5c0b3fd9e1a84b0f');
    expect(text).toContain('velero-repo-credentials');
  });

  it('shows a new cluster the same place, for reading only, before it restores', () => {
    const text = textOf(FILES, 'cluster-gone');
    const steps = order(
      text,
      'accessMode: ReadOnly',
      'backups.velero.io/nightly-20260822030000',
      'kind: Restore',
    );
    expect(steps).not.toContain(-1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(text).toContain('bucket: acme-velero');
  });

  it('restores the very Backup that the page names', () => {
    const text = textOf(FILES, 'look', {
      point: { dataTime: at('2026-08-21T03:00:31Z') },
    });
    expect(text).toContain('backupName: nightly-20260821030000');
    const gone = veleroRunbook(
      requestFor(FILES, 'look', {
        point: { dataTime: at('2026-08-19T03:00:31Z') },
      }),
    );
    expect(gone.runbook).toBeUndefined();
  });

  it('takes nothing newer than the moment', () => {
    const text = textOf(FILES, 'broken-since', {
      notAfter: at('2026-08-22T02:00:00Z'),
    });
    expect(text).toContain('backupName: nightly-20260821030000');
  });

  it('says that snapshots are gone with the cluster', () => {
    const way = { defaultVolumesToFsBackup: false };
    const { runbook, ...more } = veleroRunbook(
      requestFor(
        [
          schedule({ template: way }),
          backup({ spec: way, status: { csiVolumeSnapshotsCompleted: 1 } }),
        ],
        'cluster-gone',
      ),
    );
    expect(runbook).toBeUndefined();
    expect(JSON.stringify(more)).toContain('stay in its own storage');
  });

  it('14: warns of owners that Velero loses without a warning', () => {
    const { runbook } = veleroRunbook(requestFor(FILES, 'look'));
    const words = (runbook?.steps ?? [])
      .flatMap(({ otherwise }) => (otherwise ? [proseText(otherwise)] : []))
      .join(' ');
    expect(words).toContain('loses owners');
  });

  it('quotes hostile names', () => {
    const { runbook } = veleroRunbook(
      requestFor(
        [
          schedule(),
          backup({ name: "n'; rm -rf /; '" }),
          podVolumeBackup({ of: "n'; rm -rf /; '" }),
        ],
        'look',
      ),
    );
    const text = runbook ? renderMarkdown(runbook, {}) : '';
    expect(text).toContain(`'n'\\''; rm -rf /; '\\'''`);
  });
});
