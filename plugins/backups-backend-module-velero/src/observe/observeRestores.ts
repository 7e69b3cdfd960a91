import type {
  ClusterSnapshot,
  Fact,
  RestoreFact,
} from 'backstage-plugin-backups-node';
import { claimKey, sentenceOf } from 'backstage-plugin-backups-node';
import {
  DATA_DOWNLOADS,
  POD_VOLUME_RESTORES,
  RESTORES,
} from '../read/resources';
import { restoreSchema, volumeRestoreSchema } from '../read/Restore';
import type { Restore, VolumeRestore } from '../read/Restore';
import { nameKey } from './nameKey';
import type { ClusterContext } from './ClusterContext';
import type { Observed } from './Observed';
import { listed } from './contextOf';
import { findingAbout } from './findingAbout';
import { globFits } from './globFits';
import { labelValue } from './labelValue';
import { malformedFinding } from './malformedFinding';
import { uploadStage } from './phases';
import type { Upload } from './uploadOf';

const RESTORE_LABEL = 'velero.io/restore-name';

/** What a phase of a Restore means. Source: `RestorePhase` of `velero.io/v1`. */
type Stage = 'running' | 'ended' | 'failed' | 'unknown';

const STAGES: Readonly<Record<string, Stage>> = {
  '': 'running',
  New: 'running',
  InProgress: 'running',
  WaitingForPluginOperations: 'running',
  WaitingForPluginOperationsPartiallyFailed: 'running',
  Finalizing: 'running',
  FinalizingPartiallyFailed: 'running',
  Completed: 'ended',
  PartiallyFailed: 'ended',
  Failed: 'failed',
  FailedValidation: 'failed',
};

function stageOf(phase: string | undefined): Stage {
  return Object.hasOwn(STAGES, phase ?? '') ? STAGES[phase ?? ''] : 'unknown';
}

/** A volume that the Backup holds, and the claim that the Restore makes of it. */
interface Wanted {
  upload: Upload;
  key: string;
}

function wantedBy(
  restore: Observed<Restore>,
  context: ClusterContext,
): Wanted[] {
  const { spec = {} } = restore.value;
  const { namespace } = restore.object.metadata;
  const backup = spec.backupName;
  if (!backup || spec.restorePVs === false) return [];
  const uploads = context.uploads.of(namespace, backup).all;
  const included = spec.includedNamespaces ?? [];
  return uploads.flatMap(upload => {
    const isWanted =
      upload.claim !== undefined &&
      upload.snapshotId !== undefined &&
      (included.length === 0 ||
        included.some(glob => globFits(glob, upload.namespace))) &&
      !(spec.excludedNamespaces ?? []).some(glob =>
        globFits(glob, upload.namespace),
      );
    if (!isWanted) return [];
    const target =
      spec.namespaceMapping?.[upload.namespace] ?? upload.namespace;
    return [
      { upload, key: claimKey(context.cluster, target, upload.claim ?? '') },
    ];
  });
}

function outcomeOf(
  restore: Observed<Restore>,
  wanted: readonly Wanted[],
  volumes: readonly Observed<VolumeRestore>[],
): RestoreFact['outcome'] | undefined {
  const stage = stageOf(restore.value.status?.phase);
  switch (stage) {
    case 'running':
      return 'running';
    case 'failed':
      return 'failed';
    case 'unknown':
      return undefined;
    case 'ended': {
      // Objects only: nothing is said of any volume.
      if (wanted.length === 0) return undefined;
      const stages = volumes.map(({ value }) =>
        uploadStage(value.status?.phase),
      );
      if (stages.includes('failed')) return 'failed';
      const brought = volumes.some(
        ({ value }) =>
          uploadStage(value.status?.phase) === 'done' &&
          value.status?.progress?.totalBytes !== 0,
      );
      return brought ? 'restored' : 'restored-nothing';
    }
    default: {
      const unplaced: never = stage;
      throw new Error(`Restore without a place: ${String(unplaced)}`);
    }
  }
}

function detailOf(
  restore: Observed<Restore>,
  outcome: RestoreFact['outcome'],
): string | undefined {
  const { failureReason, errors, warnings } = restore.value.status ?? {};
  const counts = `${errors ?? 0} errors, ${warnings ?? 0} warnings`;
  if (outcome === 'restored-nothing') {
    return `It ended with ${counts} and brought no data back: objects that exist are skipped, and their volumes with them.`;
  }
  if (outcome === 'failed') return sentenceOf(failureReason ?? counts);
  return undefined;
}

function observeRestore(
  restore: Observed<Restore>,
  volumes: readonly Observed<VolumeRestore>[],
  volumesRead: boolean,
  context: ClusterContext,
): Fact[] {
  const { subject, value, problems } = restore;
  const malformed =
    problems.length > 0 ? [malformedFinding(subject, problems)] : [];
  const wanted = wantedBy(restore, context);
  const outcome = outcomeOf(restore, wanted, volumes);
  if (stageOf(value.status?.phase) === 'unknown') {
    const phase = sentenceOf(value.status?.phase ?? '');
    malformed.push(
      findingAbout(subject, {
        code: 'unknown-phase',
        severity: 'advice',
        title: `Velero reports a phase of Restore ${subject.object.name} that is not known here: ${phase}.`,
        causeKey: `velero/unknown-phase/Restore/${phase}`,
        evidence: [{ field: 'status.phase', value: phase }],
      }),
    );
  }
  if (!outcome || wanted.length === 0) return malformed;
  // Without its volumes nothing is known of what it brought.
  if (!volumesRead && outcome === 'restored-nothing') return malformed;
  const { startTimestamp, completionTimestamp } = value.status ?? {};
  const fact: RestoreFact = {
    type: 'restore',
    object: subject.object,
    outcome,
    at: completionTimestamp ?? startTimestamp,
    detail: detailOf(restore, outcome),
    of: [...new Set(wanted.map(({ key }) => key))],
  };
  return [fact, ...malformed];
}

/**
 * Restores that run or have ended: of each claim the newest. One that ended well
 * and brought no volume back is told as that.
 */
export function observeRestores(
  snapshot: ClusterSnapshot,
  context: ClusterContext,
): Fact[] {
  const byRestore = new Map<string, Observed<VolumeRestore>[]>();
  for (const query of [POD_VOLUME_RESTORES, DATA_DOWNLOADS]) {
    for (const volume of listed(snapshot, query, volumeRestoreSchema)) {
      const { namespace, labels } = volume.object.metadata;
      const key = nameKey(namespace, labels?.[RESTORE_LABEL] ?? '');
      byRestore.set(key, [...(byRestore.get(key) ?? []), volume]);
    }
  }
  const volumesRead = [POD_VOLUME_RESTORES, DATA_DOWNLOADS].some(
    ({ group, plural }) =>
      snapshot.listings.get(`${group}/${plural}`)?.outcome === 'complete',
  );
  const told = new Set<string>();
  const newestFirst = listed(snapshot, RESTORES, restoreSchema).sort(
    (a, b) =>
      (b.value.status?.startTimestamp ?? Infinity) -
      (a.value.status?.startTimestamp ?? Infinity),
  );
  return newestFirst.flatMap(restore => {
    const { namespace, name } = restore.object.metadata;
    return observeRestore(
      restore,
      byRestore.get(nameKey(namespace, labelValue(name))) ?? [],
      volumesRead,
      context,
    ).flatMap((fact): Fact[] => {
      if (fact.type !== 'restore') return [fact];
      const of = fact.of.filter(key => !told.has(key));
      for (const key of of) told.add(key);
      return of.length === 0 ? [] : [{ ...fact, of }];
    });
  });
}
