import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import { describeObject } from 'backstage-plugin-backups-node';
import type { ClusterContext } from '../observe/ClusterContext';
import { findingAbout } from '../observe/findingAbout';
import { isFromElsewhere } from '../observe/isFromElsewhere';
import { uploadStage } from '../observe/phases';
import { EXCLUDE_LABEL, isInScope, isLeftOut } from '../observe/scopeOf';
import type { Target } from '../observe/Target';

function subjectOfClaim(target: Target, cluster: string): Subject {
  const object = {
    cluster,
    kind: 'PersistentVolumeClaim',
    namespace: target.namespace,
    name: target.name,
  };
  return {
    object,
    words: `${describeObject(object)} on ${cluster}`,
    labels: target.labels,
    annotations: {},
    itemKey: target.key,
  };
}

/** Somebody took it out on purpose. */
function leftOut(target: Target, context: ClusterContext): FindingFact[] {
  const scoped = { ...target, mounts: target.mounts ?? [] };
  if (!isLeftOut(scoped)) return [];
  const schedule = context.schedules.find(({ value }) =>
    isInScope(value.spec?.template ?? {}, scoped),
  );
  if (!schedule) return [];
  return [
    findingAbout(subjectOfClaim(target, context.cluster), {
      code: 'left-out-by-label',
      severity: 'advice',
      title: `Label ${EXCLUDE_LABEL} keeps ${target.name} out of every Backup of Velero, on purpose.`,
      fix: 'If it needs no copy, say so with annotation backups/exempt on the claim, with the reason. Else remove the label.',
      evidence: [{ field: `metadata.labels[${EXCLUDE_LABEL}]`, value: 'true' }],
    }),
  ];
}

/** By namespace and name: claims of other clusters that have copies in a location of here. */
export function copiesFromElsewhere(
  context: ClusterContext,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const backup of context.backups) {
    if (!isFromElsewhere(backup)) continue;
    const { namespace, name } = backup.object.metadata;
    for (const upload of context.uploads.of(namespace, name).all) {
      if (upload.claim === undefined) continue;
      if (uploadStage(upload.phase) !== 'done') continue;
      const key = `${upload.namespace}/${upload.claim}`;
      const uids = found.get(key) ?? new Set();
      found.set(key, uids.add(upload.claimUid ?? ''));
    }
  }
  return found;
}

function fromElsewhere(
  target: Target,
  elsewhere: ReadonlyMap<string, ReadonlySet<string>>,
  context: ClusterContext,
): FindingFact[] {
  const uids = elsewhere.get(`${target.namespace}/${target.name}`);
  const others = [...(uids ?? [])].filter(
    uid => uid === '' || uid !== target.uid,
  );
  if (others.length === 0) return [];
  return [
    findingAbout(subjectOfClaim(target, context.cluster), {
      code: 'copies-from-elsewhere',
      severity: 'advice',
      title: `Velero lists copies of another claim named ${target.namespace}/${target.name}: of another cluster that shares the bucket, or of this one before it was rebuilt.`,
      detail:
        'They are not copies of this volume and are not counted. After a loss of the cluster they may be what you are looking for.',
      fix: 'Give each cluster a location, or a prefix, of its own.',
      causeKey: `velero/copies-from-elsewhere/${context.cluster}`,
      evidence: [
        { field: 'metadata.uid', value: target.uid ?? '(not known)' },
        {
          field: 'velero.io/pvc-uid of its copies',
          value: others.slice(0, 3).join(', ') || '(not known)',
        },
      ],
    }),
  ];
}

/** What there is to tell of claims themselves. */
export function claimFindings(
  targets: readonly Target[],
  context: ClusterContext,
): FindingFact[] {
  const elsewhere = copiesFromElsewhere(context);
  return targets.flatMap(target => [
    ...leftOut(target, context),
    ...fromElsewhere(target, elsewhere, context),
  ]);
}
