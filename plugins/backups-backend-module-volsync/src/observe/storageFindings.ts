import type { Finding } from 'backstage-plugin-backups-common';
import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import type {
  ClusterSnapshot,
  FindingFact,
  KubernetesObject,
  PlanFact,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  describeObject,
  objectsOf,
  parseLeniently,
  PERSISTENT_VOLUMES,
  readRuleExemption,
  sentenceOf,
  subjectOf,
  unlessExempt,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import { text } from '../read/commonSchemas';
import { CEPH_CLUSTERS } from '../read/resources';
import type { ClusterContext } from './ClusterContext';
import { findingAbout } from './findingAbout';

/**
 * Storage rules, by the codes of their findings. Each can be switched off.
 *
 * @public
 */
export const STORAGE_RULES = [
  'cephfs-behind-volsync',
  'ceph-read-affinity',
] as const;

/** @public */
export type StorageRule = (typeof STORAGE_RULES)[number];

/**
 * CephFS may return wrong data with read affinity. Source: rook/rook#16839,
 * Ceph 20.2.0 only.
 */
const AFFECTED = /(?:^|[^\d.])v?20\.2\.0(?![\d.])/;

const cephCluster = z.object({
  spec: z
    .object({
      cephVersion: z.object({ image: text }).optional(),
      csi: z
        .object({
          readAffinity: z
            .object({ enabled: z.boolean().optional() })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  status: z
    .object({ version: z.object({ version: text }).optional() })
    .optional(),
});

const persistentVolume = z.object({
  spec: z.object({ csi: z.object({ driver: text }).optional() }).optional(),
});

/** Drivers of Rook are named after the namespace of its operator. */
const CEPHFS_DRIVER = /(?:^|\.)cephfs\.csi\.ceph\.com$/;

/** Where it is told what a claim lies on. */
const READ_FROM = [PERSISTENT_VOLUMES.kind, CEPH_CLUSTERS.kind];

/** An object with annotations, in words. */
type Annotated = Pick<Subject, 'words' | 'annotations'>;

interface Ceph {
  object: KubernetesObject;
  version: string;
  readAffinity: boolean;
}

function affectedClusters(snapshot: ClusterSnapshot): Ceph[] {
  return objectsOf(snapshot, CEPH_CLUSTERS).flatMap(object => {
    const parsed = parseLeniently(cephCluster, {
      spec: object.spec,
      status: object.status,
    });
    // What runs is surer than what is asked for.
    const version =
      parsed?.value.status?.version?.version ??
      parsed?.value.spec?.cephVersion?.image;
    if (version === undefined || !AFFECTED.test(version)) return [];
    const readAffinity =
      parsed?.value.spec?.csi?.readAffinity?.enabled === true;
    return { object, version: sentenceOf(version), readAffinity };
  });
}

function driversOf(snapshot: ClusterSnapshot): Map<string, string> {
  return new Map(
    objectsOf(snapshot, PERSISTENT_VOLUMES).flatMap(object => {
      const driver = parseLeniently(persistentVolume, { spec: object.spec })
        ?.value.spec?.csi?.driver;
      return driver ? [[object.metadata.name, driver] as const] : [];
    }),
  );
}

/** What stands against a rule on the objects that a finding is about. */
function unlessAnnotated(
  fact: FindingFact,
  annotated: readonly Annotated[],
): FindingFact[] {
  let finding: Finding | undefined = fact.finding;
  for (const { words, annotations } of annotated) {
    const exemption = readRuleExemption(
      annotations[OBJECT_ANNOTATIONS.exemptRules],
      `annotation ${OBJECT_ANNOTATIONS.exemptRules} on ${words}`,
    );
    finding = finding && unlessExempt(finding, exemption);
  }
  return finding ? [{ ...fact, finding }] : [];
}

/**
 * Rules about the storage below what is copied. They hold for the versions that
 * are affected; where the version cannot be told, nothing is said.
 */
export function storageFindings(
  plans: readonly PlanFact[],
  snapshot: ClusterSnapshot,
  context: ClusterContext,
  ignored: ReadonlySet<StorageRule>,
): FindingFact[] {
  const affected = affectedClusters(snapshot);
  if (affected.length === 0) return [];
  const findings: FindingFact[] = [];
  for (const { object, version, readAffinity } of affected) {
    if (!readAffinity || ignored.has('ceph-read-affinity')) continue;
    const subject = subjectOf(context.cluster, CEPH_CLUSTERS.kind, object);
    const finding = findingAbout(subject, {
      code: 'ceph-read-affinity',
      severity: 'advice',
      title: `Read affinity is on for Ceph ${version}, which can lose CephFS data.`,
      detail:
        'Ceph 20.2.0 can hand out wrong data of CephFS while clients read from the nearest copy. What a backup reads then is wrong as well.',
      fix: `Set spec.csi.readAffinity.enabled of CephCluster ${object.metadata.name} to false, or upgrade Ceph beyond 20.2.0.`,
      causeKey: `volsync/ceph-read-affinity/${context.cluster}`,
      evidence: [
        { field: 'spec.csi.readAffinity.enabled', value: 'true' },
        { field: 'status.version.version', value: version },
      ],
    });
    findings.push(...unlessAnnotated(finding, [subject]));
  }
  if (ignored.has('cephfs-behind-volsync')) return findings;
  const drivers = driversOf(snapshot);
  const [{ version }] = affected;
  for (const plan of plans) {
    const claim = context.claims?.get(plan.itemKey ?? '');
    const driver = drivers.get(claim?.value.spec?.volumeName ?? '');
    if (!claim || !driver || !CEPHFS_DRIVER.test(driver)) continue;
    const finding = findingAbout(
      { ...claim.subject, planKey: plan.key, itemKey: plan.itemKey },
      {
        code: 'cephfs-behind-volsync',
        severity: 'advice',
        title: `${claim.subject.object.name} is on Ceph ${version}, whose CephFS can lose data.`,
        detail:
          'Ceph 20.2.0 can hand out wrong data of CephFS, and a copy holds what was read. Ceph block volumes are not affected.',
        fix: 'Upgrade Ceph beyond 20.2.0, or move the volume to a block storage class; until then switch read affinity off.',
        causeKey: `volsync/cephfs-behind-volsync/${context.cluster}`,
        evidence: [{ field: 'spec.volumeName', value: sentenceOf(driver) }],
      },
    );
    findings.push(
      ...unlessAnnotated(
        { ...finding, about: { ...finding.about, alsoReadFrom: READ_FROM } },
        [
          claim.subject,
          { words: describeObject(plan.object), annotations: plan.annotations },
        ],
      ),
    );
  }
  return findings;
}
