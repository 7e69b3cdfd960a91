import { KubeConfig } from '@kubernetes/client-node';
import { toError } from '@backstage/errors';
import { KubeconfigConfig } from '../config/BackupsConfig';
import { ClusterReadError } from './ClusterReadError';
import { speakable } from './speakable';

/** Trusts any certificate of the current cluster. */
function withoutVerification(kubeConfig: KubeConfig): KubeConfig {
  const trusting = new KubeConfig();
  trusting.loadFromOptions({
    clusters: kubeConfig.clusters.map(cluster => ({
      ...cluster,
      skipTLSVerify: true,
    })),
    contexts: kubeConfig.contexts,
    users: kubeConfig.users,
    currentContext: kubeConfig.currentContext,
  });
  return trusting;
}

/**
 * Loads credentials. The only file that uses the Kubernetes client at run time.
 *
 * @throws ClusterReadError when there are none, or they do not fit together
 */
export function loadKubeConfig({
  cluster,
  from,
}: KubeconfigConfig): KubeConfig {
  const kubeConfig = new KubeConfig();
  if (from.kind === 'in-cluster') {
    if (!process.env.KUBERNETES_SERVICE_HOST) {
      throw new ClusterReadError(
        `${cluster} is to be read with the account of the pod, but the backend does not run in a Kubernetes cluster.`,
        { fix: 'Give a kubeconfig file in backups.kubeconfigs instead.' },
      );
    }
    kubeConfig.loadFromCluster();
    return kubeConfig;
  }
  const fix = `Check backups.kubeconfigs of ${cluster}.`;
  try {
    kubeConfig.loadFromFile(from.path);
  } catch (error) {
    // The parser quotes the file, and the file holds credentials.
    const { code } = toError(error) as NodeJS.ErrnoException;
    throw new ClusterReadError(
      `The kubeconfig of ${cluster} cannot be read: ${from.path} (${
        code ?? 'it is no kubeconfig'
      }).`,
      { fix },
    );
  }
  if (from.context !== undefined) kubeConfig.setCurrentContext(from.context);
  const context = speakable(kubeConfig.getCurrentContext() ?? '');
  if (!kubeConfig.getCurrentCluster()) {
    throw new ClusterReadError(
      `The kubeconfig of ${cluster} has no context ${context} with a cluster: ${from.path}.`,
      { fix },
    );
  }
  return from.skipTLSVerify ? withoutVerification(kubeConfig) : kubeConfig;
}
