/** What every object has. */
export interface ObjectMeta {
  name: string;
  namespace: string;
  uid?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  deletionTimestamp?: string;
  finalizers?: string[];
  ownerReferences?: { uid: string }[];
}

/** Where an environment variable comes from. */
interface EnvSource {
  secretKeyRef?: { name: string; key: string; optional?: boolean };
  configMapKeyRef?: { name: string; key: string; optional?: boolean };
  fieldRef?: { fieldPath: string };
}

/** Users of the processes, as a pod or one of its containers sets them. */
export interface SecurityContext {
  runAsUser?: number;
  runAsGroup?: number;
  runAsNonRoot?: boolean;
  fsGroup?: number;
  readOnlyRootFilesystem?: boolean;
}

/** A container, as far as the stand-in runs it. */
export interface Container {
  name: string;
  image: string;
  command?: string[];
  args?: string[];
  workingDir?: string;
  env?: { name: string; value?: string; valueFrom?: EnvSource }[];
  envFrom?: {
    prefix?: string;
    secretRef?: { name: string; optional?: boolean };
    configMapRef?: { name: string; optional?: boolean };
  }[];
  volumeMounts?: {
    name: string;
    mountPath: string;
    subPath?: string;
    readOnly?: boolean;
  }[];
  securityContext?: SecurityContext;
}

/** A volume, of the kinds that the stand-in has. */
export interface Volume {
  name: string;
  emptyDir?: object;
  persistentVolumeClaim?: { claimName: string };
  configMap?: { name: string; optional?: boolean };
  secret?: { secretName: string; optional?: boolean };
  nfs?: { server: string; path: string; readOnly?: boolean };
}

/** A pod, as far as the stand-in runs it. */
export interface Pod {
  metadata: ObjectMeta;
  spec: {
    nodeName?: string;
    securityContext?: SecurityContext;
    initContainers?: Container[];
    containers: Container[];
    volumes?: Volume[];
  };
  status?: { phase?: string };
}

/** A Job, as far as the stand-in runs it. */
export interface Job {
  metadata: ObjectMeta;
  spec: {
    backoffLimit?: number;
    suspend?: boolean;
    template: { metadata?: Partial<ObjectMeta>; spec: Pod['spec'] };
  };
  status?: {
    startTime?: string;
    conditions?: { type: string; status: string }[];
  };
}

/** A claim of a volume. */
export interface Claim {
  metadata: ObjectMeta;
  spec: { dataSource?: { kind: string; name: string } };
  status?: { phase?: string };
}

/** A snapshot of what a claim holds. */
export interface VolumeSnapshot {
  metadata: ObjectMeta;
  spec: { source: { persistentVolumeClaimName?: string } };
  status?: { readyToUse?: boolean };
}
