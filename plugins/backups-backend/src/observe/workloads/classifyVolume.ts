import { redactUrl } from 'backstage-plugin-backups-node';
import { z } from 'zod';
import { PodVolume } from './parseWorkload';

/**
 * What a volume of a pod template is to a backup.
 *
 * `passing`: lives as long as the pod, or is configuration.
 */
export type VolumeClass =
  | { kind: 'claim'; claimName: string; readOnly: boolean }
  | { kind: 'nfs'; server: string; path: string; readOnly: boolean }
  | { kind: 'host-path'; path: string }
  | { kind: 'passing' }
  | { kind: 'unclassified'; volumeType: string };

/** Volume types that do not outlive their pod, or hold configuration. */
const PASSING = new Set([
  'configMap',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'gitRepo',
  'image',
  'projected',
  'secret',
]);

/**
 * Drivers whose inline volumes hold credentials, programs, or nothing that
 * outlives the pod. Those of others may be a share or a bucket that stays.
 */
const PASSING_DRIVERS = new Set([
  'container-image.csi.k8s.io',
  'csi.cert-manager.io',
  'csi.oneagent.dynatrace.com',
  'csi.sharedresource.openshift.io',
  'csi.spiffe.io',
  'hostpath.csi.k8s.io',
  'k8s.csi.datadoghq.com',
  'secrets-store.csi.k8s.io',
  'spiffe.csi.cert-manager.io',
]);

/** Parts of a node that are the system's own: sockets, devices, logs, modules. */
const SYSTEM_PATHS =
  /^\/(dev|sys|proc|run|boot|etc|lib|lib64|usr|bin|sbin|opt\/cni|var\/run|var\/log|var\/lib\/(kubelet|containerd|docker|rook|cni|rancher))(\/|$)/;

const claim = z.object({
  claimName: z.string(),
  readOnly: z.boolean().optional(),
});
const nfs = z.object({
  server: z.string(),
  path: z.string(),
  readOnly: z.boolean().optional(),
});
const csi = z.object({
  driver: z.string(),
  readOnly: z.boolean().nullish(),
  volumeAttributes: z.record(z.string(), z.string()).nullish(),
});
const hostPath = z.object({ path: z.string(), type: z.string().nullish() });

/** @returns an absolute path as one writes it: `/media/` and `//media/.` are `/media` */
export function cleanPath(path: string): string {
  return `/${path
    .split('/')
    .filter(step => step !== '' && step !== '.')
    .join('/')}`;
}

/** @returns what an inline volume of CSI is: `nfs.csi.k8s.io` mounts a share that stays */
function classifyInline(value: unknown): VolumeClass | undefined {
  const parsed = csi.safeParse(value);
  if (!parsed.success) return undefined;
  const { driver, readOnly, volumeAttributes } = parsed.data;
  if (readOnly || PASSING_DRIVERS.has(driver)) return { kind: 'passing' };
  const { server, share, subDir = '' } = volumeAttributes ?? {};
  return driver === 'nfs.csi.k8s.io' && server && share
    ? {
        kind: 'nfs',
        server: redactUrl(server),
        path: cleanPath(`${share}/${subDir}`),
        readOnly: false,
      }
    : { kind: 'unclassified', volumeType: `csi, ${driver}` };
}

/** @returns what a volume is; an unknown type is said to be unknown, never harmless */
export function classifyVolume(volume: PodVolume): VolumeClass {
  const { name: _name, ...source } = volume;
  const [volumeType = 'emptyDir'] = Object.keys(source);
  const value = source[volumeType];
  if (PASSING.has(volumeType)) return { kind: 'passing' };
  if (volumeType === 'csi') {
    return classifyInline(value) ?? { kind: 'unclassified', volumeType };
  }
  if (volumeType === 'persistentVolumeClaim') {
    const parsed = claim.safeParse(value);
    if (parsed.success) {
      return {
        kind: 'claim',
        claimName: parsed.data.claimName,
        readOnly: parsed.data.readOnly ?? false,
      };
    }
  }
  if (volumeType === 'nfs') {
    const parsed = nfs.safeParse(value);
    if (parsed.success) {
      return {
        kind: 'nfs',
        server: redactUrl(parsed.data.server),
        path: cleanPath(parsed.data.path),
        readOnly: parsed.data.readOnly ?? false,
      };
    }
  }
  if (volumeType === 'hostPath') {
    const parsed = hostPath.safeParse(value);
    if (parsed.success) {
      const { path, type } = parsed.data;
      const isDevice = /Socket|CharDevice|BlockDevice/.test(type ?? '');
      return isDevice || path === '/' || SYSTEM_PATHS.test(path)
        ? { kind: 'passing' }
        : { kind: 'host-path', path };
    }
  }
  return { kind: 'unclassified', volumeType };
}
