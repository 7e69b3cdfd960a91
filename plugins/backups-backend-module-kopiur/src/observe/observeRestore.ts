import type { RestoreFact } from 'backstage-plugin-backups-node';
import { claimKey, objectKey, sentenceOf } from 'backstage-plugin-backups-node';
import type { Restore } from '../read/Restore';
import { failureMessage } from './failureMessage';
import { gatesOf } from './gatesOf';
import type { KopiurContext, Observed } from './KopiurContext';

/** What a restore fills, and whose copies it reads. */
function thingsOf(
  { subject, value }: Observed<Restore>,
  context: KopiurContext,
  fills: readonly string[],
): string[] {
  const { cluster, namespace } = subject.object;
  const { source, target } = value.spec ?? {};
  const claims = [target?.pvc, target?.pvcRef, value.status?.target?.pvcRef];
  const keys = claims.flatMap(claim =>
    claim?.name
      ? claimKey(cluster, claim.namespace ?? namespace, claim.name)
      : [],
  );
  const reference = source?.snapshotRef ?? value.status?.resolved?.snapshotRef;
  const snapshot = [...context.runsOfPolicy.entries()].find(([, runs]) =>
    runs.some(
      run =>
        run.name === reference?.name &&
        run.namespace === (reference?.namespace ?? namespace),
    ),
  );
  const policy = source?.fromPolicy?.name
    ? `${source.fromPolicy.namespace ?? namespace ?? ''}/${
        source.fromPolicy.name
      }`
    : snapshot?.[0];
  if (policy !== undefined) {
    const [policyNamespace, name] = policy.split('/');
    keys.push(
      objectKey({
        cluster,
        kind: 'SnapshotPolicy',
        namespace: policyNamespace,
        name,
      }),
    );
  }
  return [...new Set([...keys, ...fills])];
}

/** Kopiur says `Completed` of restores that restored nothing, too. */
export function whyNothing({ status }: Restore): string | undefined {
  if (status?.phase !== 'Completed') return undefined;
  const { resolved, progress } = status;
  if (resolved?.resolution === 'NoSnapshot') {
    return 'Kopiur calls this completed. It found no snapshot and made an empty volume.';
  }
  const ready = status.conditions?.find(
    condition => condition?.type === 'Ready',
  );
  if (ready?.reason === 'TargetAlreadyBound') {
    return 'Kopiur calls this completed. The claim had its volume already, so nothing was restored.';
  }
  if (progress?.filesRestored === 0 || progress?.bytesRestored === 0) {
    return 'Kopiur calls this completed. No file came back.';
  }
  const told = resolved?.resolution === 'Snapshot' || resolved?.kopiaSnapshotID;
  return told
    ? undefined
    : 'Kopiur calls this completed and names no snapshot that came back.';
}

/**
 * Tells what a Restore does or did. Its phase alone proves nothing: what was
 * resolved, and what came back, does.
 *
 * @param fills - keys of claims that it fills as a populator
 * @returns `undefined` for one that waits for a claim, and for a phase that is
 * not known here
 */
export function observeRestore(
  restore: Observed<Restore>,
  context: KopiurContext,
  fills: readonly string[],
): RestoreFact | undefined {
  const { subject, value } = restore;
  const { status = {} } = value;
  const base = {
    type: 'restore' as const,
    object: subject.object,
    of: thingsOf(restore, context, fills),
  };
  switch (status.phase) {
    case 'Completed': {
      const nothing = whyNothing(value);
      return {
        ...base,
        outcome: nothing === undefined ? 'restored' : 'restored-nothing',
        at: status.timing?.endTime ?? status.resolved?.pinnedAt,
        detail: nothing,
      };
    }
    case 'Failed':
      return {
        ...base,
        outcome: 'failed',
        at: status.timing?.endTime ?? status.timing?.startTime,
        detail: failureMessage(status),
      };
    case 'Resolving':
    case 'Restoring':
    case 'Pending': {
      const [gate] = gatesOf(status.conditions);
      const waits = status.phase === 'Pending' && gate === undefined;
      if (waits && value.spec?.target?.populator) return undefined;
      return {
        ...base,
        outcome: 'running',
        at: status.timing?.startTime,
        detail: gate && sentenceOf(`It cannot begin: ${gate.message}`),
      };
    }
    default:
      return undefined;
  }
}
