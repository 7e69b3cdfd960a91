import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { BackupsConfig, KubeconfigConfig } from './BackupsConfig';

const text = z.string().min(1);

/** As the API server accepts names of namespaces. */
const namespace = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'is not a name of a namespace',
  );

const kubeconfigSchema = z.strictObject({
  cluster: text,
  file: text.optional(),
  context: text.optional(),
  inCluster: z.boolean().optional(),
  skipTLSVerify: z.boolean().optional(),
});

/** Keys under `backups` that say which clusters are read, and how. */
export const clusterSchemas = {
  kubernetes: z.strictObject({ enabled: z.boolean().optional() }).optional(),
  kubeconfigs: z.array(kubeconfigSchema).optional(),
  clusters: z
    .record(
      text,
      z.strictObject({
        judge: z.enum(['full', 'plans-only', 'off']).optional(),
        namespaces: z.array(namespace).min(1).optional(),
      }),
    )
    .optional(),
};

/** What the schemas let through. */
type ClusterKeys = z.infer<z.ZodObject<typeof clusterSchemas>> & {
  folders?: unknown[];
};

function readKubeconfig(
  value: z.infer<typeof kubeconfigSchema>,
  path: string,
): KubeconfigConfig {
  const { cluster, file, context, inCluster, skipTLSVerify } = value;
  if (inCluster) {
    if (file !== undefined || context !== undefined || skipTLSVerify) {
      throw new InputError(
        `Configuration at ${path}: with inCluster, neither file, context nor skipTLSVerify can be given.`,
      );
    }
    return { cluster, from: { kind: 'in-cluster' } };
  }
  if (file === undefined) {
    throw new InputError(
      `Configuration at ${path}: give either file or inCluster: true.`,
    );
  }
  return {
    cluster,
    from: {
      kind: 'file',
      path: file,
      context,
      skipTLSVerify: skipTLSVerify ?? false,
    },
  };
}

/**
 * Reads which clusters are read, and how.
 *
 * @param value - `backups`, checked against the schemas
 * @throws InputError for keys that contradict each other
 */
export function readClusterConfig(
  value: ClusterKeys,
): Pick<BackupsConfig, 'kubernetes' | 'kubeconfigs' | 'clusters'> {
  const kubeconfigs = (value.kubeconfigs ?? []).map((kubeconfig, index) =>
    readKubeconfig(kubeconfig, `backups.kubeconfigs[${index}]`),
  );
  // Who names clusters here means these. Nobody is surprised by others.
  const named = kubeconfigs.length > 0 || (value.folders ?? []).length > 0;
  return {
    kubernetes: { enabled: value.kubernetes?.enabled ?? !named },
    kubeconfigs,
    clusters: Object.fromEntries(
      Object.entries(value.clusters ?? {}).map(
        ([name, { judge, namespaces }]) => [
          name,
          { judge: judge ?? 'full', namespaces },
        ],
      ),
    ),
  };
}
