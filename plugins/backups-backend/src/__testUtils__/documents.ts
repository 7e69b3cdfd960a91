import { NEVER } from 'backstage-plugin-backups-common';
import { CycleChanges } from '../keep/CycleChanges';
import {
  EntityDocument,
  FactRecord,
  PlanDocument,
  RunRecord,
  UnlinkedDocument,
} from '../keep/documents';
import { SourceRecord } from '../read/SourceRecord';

/** Documents as `keep` stores them, for tests that do not need a pipeline. */

/** 2026-08-22T10:00:00Z. */
export const NOON = 1_787_392_800;

export function sourceRecord(
  id: string,
  changes: Partial<SourceRecord> = {},
): SourceRecord {
  const [cluster, providerId] = id.split('/');
  return {
    id,
    cluster,
    providerId,
    title: providerId,
    mode: 'live',
    outcome: 'answered',
    readAt: NOON,
    currentUntil: NOON + 900,
    intervalSeconds: 300,
    issues: [],
    ...changes,
  };
}

/** @param id - 16 hexadecimal digits */
export function planDocument(
  id: string,
  changes: Partial<PlanDocument> = {},
): PlanDocument {
  return {
    id,
    sourceId: 'home-1/volsync',
    fact: {
      type: 'plan',
      key: `home-1/downloads/ReplicationSource/${id}`,
      fingerprint: 'nas',
      provider: 'volsync',
      method: 'kopia',
      object: {
        cluster: 'home-1',
        kind: 'ReplicationSource',
        namespace: 'downloads',
        name: id,
      },
      labels: {},
      annotations: {},
      destination: { type: 'nfs', label: 'NAS', derivedFrom: [] },
      schedule: { kind: 'none' },
      suspended: false,
      reportsSuccess: true,
      retention: {
        noHistory: false,
        declared: [],
        inherited: [],
        sentence: 'Keeps all.',
      },
      evidence: [],
      restore: {},
    },
    memory: {
      firstSeenAt: NOON,
      schedule: '',
      scheduleSince: 0,
      durations: [],
      errorReadings: 0,
      suspendedBeforeFirstLook: false,
    },
    thresholds: {
      succeeded: true,
      expected: true,
      stuckAt: NEVER,
      lateAt: NOON + 3600,
      overdueAt: NOON + 7200,
    },
    grace: [],
    switchedOff: false,
    counted: { counted: true },
    ...changes,
  };
}

export function entityDocument(
  ref: string,
  changes: Partial<EntityDocument> = {},
): EntityDocument {
  return {
    ref,
    thresholds: {
      atRiskAt: NOON + 86_400,
      attentionAt: NEVER,
      exemptUntil: 0,
      unknownAt: NEVER,
      items: 1,
    },
    items: [],
    findings: [],
    missingDestinations: [],
    unclassifiedMounts: [],
    workloads: [],
    rpo: { origin: 'none' },
    sourceIds: ['home-1/volsync'],
    ...changes,
  };
}

export function factRecord(sourceId: string, name: string): FactRecord {
  const [cluster] = sourceId.split('/');
  const workload = {
    cluster,
    kind: 'Deployment',
    namespace: 'downloads',
    name,
    labels: { app: name },
    annotations: {},
  };
  return {
    sourceId,
    key: `workload/${name}`,
    fact: { type: 'workload', workload, unclassifiedMounts: [] },
  };
}

export function unlinkedDocument(key: string): UnlinkedDocument {
  return {
    key,
    kind: 'persistent-volume-claim',
    name: key,
    cluster: 'home-1',
    reason: 'unmatched',
    claimedBy: [],
    copiedTo: ['NAS'],
  };
}

export function runRecord(
  planId: string,
  seenAt: number,
  changes: Partial<RunRecord> = {},
): RunRecord {
  return { planId, outcome: 'succeeded', seenAt, ...changes };
}

/** A cycle that changes only what is given. */
export function cycleChanges(
  changes: Partial<CycleChanges> = {},
): CycleChanges {
  const nothing = () => ({ upserts: [], removals: [] });
  return {
    sources: nothing(),
    facts: nothing(),
    plans: nothing(),
    entities: nothing(),
    unlinked: nothing(),
    runs: [],
    planDays: [],
    ...changes,
  };
}
