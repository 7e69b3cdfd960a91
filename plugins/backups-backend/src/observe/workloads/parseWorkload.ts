import { KubernetesObject } from 'backstage-plugin-backups-node';
import { z } from 'zod';

const labels = z.record(z.string(), z.string()).optional().catch(undefined);

const text = z.string().optional().catch(undefined);
const words = z.array(z.string()).optional().catch(undefined);
const volumeMount = z
  .object({
    name: z.string(),
    readOnly: z.boolean().optional(),
    mountPath: text,
    subPath: text,
  })
  .loose();
const variable = z
  .object({
    name: text,
    value: text,
    valueFrom: z
      .object({
        secretKeyRef: z.object({ name: text, key: text }).loose().nullish(),
        configMapKeyRef: z.object({ name: text }).loose().nullish(),
      })
      .loose()
      .optional()
      .catch(undefined),
  })
  .loose();
const named = z.object({ name: text }).loose().nullish();
const sourceOfVariables = z
  .object({ prefix: text, secretRef: named, configMapRef: named })
  .loose();
const volumeDevice = z.object({ name: z.string() }).loose();
const container = z
  .object({
    image: text,
    command: words,
    args: words,
    env: z.array(variable).optional().catch(undefined),
    envFrom: z.array(sourceOfVariables).optional().catch(undefined),
    volumeMounts: z.array(volumeMount).nullish(),
    volumeDevices: z.array(volumeDevice).nullish(),
  })
  .loose();
const volume = z.object({ name: z.string() }).catchall(z.unknown());
const podTemplate = z
  .object({
    metadata: z.object({ labels, annotations: labels }).loose().optional(),
    spec: z
      .object({
        containers: z.array(container).nullish(),
        initContainers: z.array(container).nullish(),
        volumes: z.array(volume).nullish(),
      })
      .loose(),
  })
  .loose();
const claimTemplate = z
  .object({
    metadata: z
      .object({ name: z.string(), labels, annotations: labels })
      .loose(),
    spec: z
      .object({
        storageClassName: z.string().optional(),
        resources: z
          .object({
            requests: z
              .object({ storage: z.union([z.string(), z.number()]).optional() })
              .loose()
              .optional(),
          })
          .loose()
          .optional(),
      })
      .loose(),
  })
  .loose();

const workloadSpec = z
  .object({
    replicas: z.number().nullish(),
    ordinals: z
      .object({ start: z.number().int().nonnegative().optional() })
      .loose()
      .nullish(),
    template: podTemplate.optional(),
    volumeClaimTemplates: z.array(claimTemplate).nullish(),
    jobTemplate: z
      .object({ spec: z.object({ template: podTemplate }).loose() })
      .loose()
      .optional(),
  })
  .loose();

export type PodTemplate = z.infer<typeof podTemplate>;
export type Container = z.infer<typeof container>;
export type PodVolume = z.infer<typeof volume>;
export type ClaimTemplate = z.infer<typeof claimTemplate>;

export interface ParsedWorkload {
  template: PodTemplate;
  replicas: number;
  /** Of a StatefulSet: the number of its first replica. */
  firstOrdinal: number;
  claimTemplates: ClaimTemplate[];
}

/**
 * @returns the parts of a workload that tell what it writes to
 * @throws ZodError when the object has not the shape of its kind
 */
export function parseWorkload(object: KubernetesObject): ParsedWorkload {
  const spec = workloadSpec.parse(object.spec);
  const template = spec.jobTemplate?.spec.template ?? spec.template;
  return {
    template: template ?? { spec: {} },
    replicas: spec.replicas ?? 1,
    firstOrdinal: spec.ordinals?.start ?? 0,
    claimTemplates: spec.volumeClaimTemplates ?? [],
  };
}
