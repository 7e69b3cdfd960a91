import { InputError, NotFoundError } from '@backstage/errors';
import { KubeConfig } from '@kubernetes/client-node';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** A context that leads to a cluster. */
export interface KubeconfigContext {
  name: string;
  /** Of its kubeconfig, absolute. */
  path: string;
  /** Address of the API server, for instance `https://10.0.0.2:6443`. */
  server: string;
}

/** Where kubectl looks, in its order. */
function usualPaths(environment: NodeJS.ProcessEnv): string[] {
  const named = environment.KUBECONFIG?.split(delimiter).filter(Boolean) ?? [];
  return named.length > 0 ? named : [join(homedir(), '.kube', 'config')];
}

function load(path: string): KubeConfig | undefined {
  const kubeconfig = new KubeConfig();
  try {
    kubeconfig.loadFromFile(path);
  } catch {
    // The parser quotes the file, and the file holds credentials.
    return undefined;
  }
  return kubeconfig;
}

/**
 * Finds a context where kubectl finds it. Each file is read by itself: a
 * context that one file names and another defines is not found.
 *
 * @param options.name - of the context; `current`: the one that kubectl uses
 * @param options.kubeconfig - a file; absent: those of `KUBECONFIG`, else
 * `~/.kube/config`
 * @throws NotFoundError that names the files looked at and the contexts in them
 */
export function findContext(options: {
  name: string;
  kubeconfig?: string;
  from: string;
  environment?: NodeJS.ProcessEnv;
}): KubeconfigContext {
  const { name, kubeconfig, from, environment = process.env } = options;
  const paths = (kubeconfig ? [kubeconfig] : usualPaths(environment)).map(
    path => resolve(from, path),
  );
  const known: string[] = [];
  const unreadable: string[] = [];
  for (const path of paths) {
    const loaded = load(path);
    if (!loaded) {
      unreadable.push(path);
      continue;
    }
    const wanted = name === 'current' ? loaded.getCurrentContext() : name;
    known.push(...loaded.getContexts().map(context => context.name));
    const context = loaded.getContextObject(wanted);
    if (!context) continue;
    const server = loaded.getCluster(context.cluster)?.server;
    if (!server) {
      throw new InputError(
        `The context ${wanted} of ${path} names a cluster that the file does not define: ${context.cluster}.`,
      );
    }
    return { name: wanted, path, server };
  }
  if (known.length === 0) {
    throw new NotFoundError(
      `No kubeconfig could be read: ${unreadable.join(
        ', ',
      )}. Give the file with --kubeconfig.`,
    );
  }
  throw new NotFoundError(
    `There is no context ${name}. These are known: ${known.join(', ')}.`,
  );
}
