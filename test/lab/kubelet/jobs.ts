import type { KubernetesAdmin } from '../kubernetes/KubernetesAdmin';
import type { Job, Pod } from './objects';

const CONTROLLER_UID = 'batch.kubernetes.io/controller-uid';

function isOver({ status }: Job): boolean {
  return (status?.conditions ?? []).some(
    ({ type, status: is }) =>
      is === 'True' && (type === 'Complete' || type === 'Failed'),
  );
}

function statusOf(job: Job, succeeded: boolean, failures: number) {
  const now = new Date().toISOString().replace(/\.\d+Z/, 'Z');
  const condition = (type: string) => ({
    type,
    status: 'True',
    reason: succeeded ? 'CompletionsReached' : 'BackoffLimitExceeded',
    lastProbeTime: now,
    lastTransitionTime: now,
  });
  return {
    startTime: job.status?.startTime ?? now,
    succeeded: succeeded ? 1 : 0,
    failed: failures,
    uncountedTerminatedPods: {},
    ...(succeeded ? { completionTime: now } : {}),
    conditions: succeeded
      ? [condition('SuccessCriteriaMet'), condition('Complete')]
      : [condition('FailureTarget'), condition('Failed')],
  };
}

/**
 * Does what the controller of Jobs does for Jobs of one pod: makes it, makes it
 * again while `backoffLimit` lets it, and says how it ended.
 *
 * @param pods - all there are
 */
export async function advanceJob(
  admin: KubernetesAdmin,
  job: Job,
  pods: readonly Pod[],
): Promise<void> {
  const { metadata, spec } = job;
  const { name, namespace, uid = '' } = metadata;
  if (isOver(job) || spec.suspend || metadata.deletionTimestamp) return;
  const own = pods.filter(pod => pod.metadata.labels?.[CONTROLLER_UID] === uid);
  const countIn = (phase: string) =>
    own.filter(({ status }) => status?.phase === phase).length;
  const succeeded = countIn('Succeeded') > 0;
  const failures = countIn('Failed');
  const { backoffLimit = 6 } = spec;
  if (succeeded || failures > backoffLimit) {
    await admin.expect(
      'PUT',
      `/apis/batch/v1/namespaces/${namespace}/jobs/${name}/status`,
      { ...job, status: statusOf(job, succeeded, failures) },
    );
  } else if (own.length === failures) {
    await admin.expect('POST', `/api/v1/namespaces/${namespace}/pods`, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        ...spec.template.metadata,
        generateName: `${name}-`,
        ownerReferences: [
          {
            apiVersion: 'batch/v1',
            kind: 'Job',
            name,
            uid,
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
      },
      spec: spec.template.spec,
    });
  }
}
