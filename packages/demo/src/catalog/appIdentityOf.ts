import { APP_UNNAMED_RANK, appNamedBy } from 'backstage-plugin-backups-node';
import type { KubernetesObject } from 'backstage-plugin-backups-node';

/** The app an object says it belongs to, and how it says so. */
export interface AppIdentity {
  app: string;
  namespace: string;
  /** Labels that select it, as a label selector writes them; absent: nothing does. */
  selector?: string;
  /** Place in the order of trust, 0 first. */
  rank: number;
}

const WORKLOADS = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
]);

interface PodTemplate {
  metadata?: { labels?: unknown };
  spec?: { volumes?: unknown };
}

interface WorkloadSpec {
  template?: PodTemplate;
  jobTemplate?: { spec?: { template?: PodTemplate } };
  selector?: { matchLabels?: unknown };
  volumeClaimTemplates?: { metadata?: { name?: string } }[];
}

function labelsIn(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && entry[1] !== '',
    ),
  );
}

/** @returns whether it is a workload of a kind that mounts claims */
export function isWorkload(object: KubernetesObject): boolean {
  return WORKLOADS.has(object.kind ?? '');
}

function specOf(object: KubernetesObject): WorkloadSpec {
  return typeof object.spec === 'object' && object.spec !== null
    ? object.spec
    : {};
}

function templateOf(object: KubernetesObject): PodTemplate | undefined {
  const spec = specOf(object);
  return spec.template ?? spec.jobTemplate?.spec?.template;
}

/**
 * @returns names of the claims a workload mounts; of a claim template, the
 * part that all its claims begin with, ending in `*`
 */
export function claimsOf(workload: KubernetesObject): string[] {
  const volumes = templateOf(workload)?.spec?.volumes;
  const mounted = Array.isArray(volumes)
    ? volumes.flatMap(volume => volume?.persistentVolumeClaim?.claimName ?? [])
    : [];
  const templates = specOf(workload).volumeClaimTemplates;
  const made = Array.isArray(templates)
    ? templates.flatMap(template =>
        template?.metadata?.name
          ? `${template.metadata.name}-${workload.metadata.name}-*`
          : [],
      )
    : [];
  return [...mounted, ...made];
}

/**
 * @returns the app an object names, `undefined` when it names none; a workload
 * without such a label is its own app
 */
export function appIdentityOf(
  object: KubernetesObject,
): AppIdentity | undefined {
  const namespace = object.metadata.namespace ?? 'default';
  const labels = {
    ...labelsIn(templateOf(object)?.metadata?.labels),
    ...labelsIn(object.metadata.labels),
  };
  const named = appNamedBy(labels);
  if (named) {
    const { name: app, selector, rank } = named;
    return { app, namespace, selector, rank };
  }
  if (!isWorkload(object)) return undefined;
  const selector = Object.entries(
    labelsIn(specOf(object).selector?.matchLabels),
  )
    .map(([label, value]) => `${label}=${value}`)
    .join(',');
  return {
    app: object.metadata.name,
    namespace,
    selector: selector || undefined,
    rank: APP_UNNAMED_RANK,
  };
}
