import type {
  FindingFact,
  ObjectReference,
} from 'backstage-plugin-backups-node';
import {
  claimKey,
  objectKey,
  redactText,
  sentenceOf,
  utcText,
} from 'backstage-plugin-backups-node';
import { BACKUP_METRICS } from '../read/resources';
import type { FiringAlert } from '../read/FiringAlert';

/** Alerts whose names alone say that they are about backups. */
const BY_NAME = /volsync|kopia|kopiur|pgbackrest|backup|velero|barman/i;

/**
 * What an alert is about, by the labels that backup tools put on their metrics.
 * Source: VolSync's metrics (`obj_name`, `obj_namespace`, `role`), kube-state-metrics
 * (`persistentvolumeclaim`).
 */
function subjectOf(
  { labels }: FiringAlert,
  cluster: string,
): { planKey?: string; itemKey?: string; object?: ObjectReference } {
  const { obj_name: name, obj_namespace: namespace, role } = labels;
  if (name && namespace) {
    const object = {
      cluster,
      kind:
        role === 'destination' ? 'ReplicationDestination' : 'ReplicationSource',
      namespace,
      name,
    };
    return role === 'destination'
      ? { object }
      : { object, planKey: objectKey(object) };
  }
  const claim = labels.persistentvolumeclaim;
  if (claim && labels.namespace) {
    return { itemKey: claimKey(cluster, labels.namespace, claim) };
  }
  return {};
}

/** Whether an alert is about backups at all. */
export function isAboutBackups({ name, labels }: FiringAlert): boolean {
  return (
    BY_NAME.test(name) ||
    labels.obj_name !== undefined ||
    BACKUP_METRICS.test(labels.job ?? '')
  );
}

/**
 * States alerts as findings, beside the plan they are about. They are advice:
 * what they are about is judged from the objects themselves.
 */
export function alertFindings(
  alerts: readonly FiringAlert[],
  cluster: string,
): FindingFact[] {
  return alerts.filter(isAboutBackups).map((alert): FindingFact => {
    const { name, state, since, labels } = alert;
    const { object, planKey, itemKey } = subjectOf(alert, cluster);
    const alertName = sentenceOf(redactText(name));
    const about = object ?? {
      cluster,
      kind: 'Alert',
      namespace: labels.namespace,
      name: alertName,
    };
    const severity = labels.severity && sentenceOf(redactText(labels.severity));
    return {
      type: 'finding',
      finding: {
        code: `alert-${state}`,
        severity: 'advice',
        title:
          state === 'firing'
            ? `The alert ${alertName} is firing${
                object ? ` for ${object.name}` : ''
              }.`
            : `The alert ${alertName} is about to fire${
                object ? ` for ${object.name}` : ''
              }.`,
        detail: since === undefined ? undefined : `Since ${utcText(since)}.`,
        causeKey: `prometheus/alert/${cluster}/${alertName}`,
        evidence: [
          {
            object: `Alert ${alertName} of ${cluster}`,
            field: 'state',
            value: severity ? `${state}, ${severity}` : state,
          },
        ],
      },
      about: {
        object: about,
        planKey,
        itemKey,
        labels: {},
      },
    };
  });
}
