import type { KubeConfig } from '@kubernetes/client-node';
import { toError } from '@backstage/errors';
import { stat } from 'node:fs/promises';
import { IncomingMessage, request as requestHttp } from 'node:http';
import { RequestOptions, request as requestHttps } from 'node:https';
import { KubeconfigConfig } from '../config/BackupsConfig';
import { ClusterReadError } from './ClusterReadError';
import { KubernetesResponse, KubernetesTransport } from './KubernetesTransport';
import { loadKubeConfig } from './loadKubeConfig';
import { speakable } from './speakable';

function send(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'http:' ? requestHttp : requestHttps;
    request(url, options, resolve).on('error', reject).end();
  });
}

/** The way straight to a cluster, with a kubeconfig or the pod's own account. */
export class DirectTransport implements KubernetesTransport {
  readonly credentialsAt: string;
  readonly #config: KubeconfigConfig;
  #loaded: { kubeConfig: KubeConfig; modifiedAt: number } | undefined;

  constructor(config: KubeconfigConfig) {
    this.#config = config;
    this.credentialsAt =
      config.from.kind === 'file'
        ? `${config.from.path} (backups.kubeconfigs)`
        : 'the service account of the backend';
  }

  async get(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<KubernetesResponse> {
    const kubeConfig = await this.#kubeConfig();
    const options: RequestOptions = {
      method: 'GET',
      headers: { Accept: 'application/json' },
      signal,
    };
    const url = await this.#authorise(kubeConfig, path, options);
    url.search = new URLSearchParams(query).toString();
    const response = await send(url, options);
    return {
      status: response.statusCode ?? 0,
      header: name => {
        const value = response.headers[name];
        return Array.isArray(value) ? value[0] : value;
      },
      body: response,
    };
  }

  /** Adds certificates and tokens; these are never worth a second attempt. */
  async #authorise(
    kubeConfig: KubeConfig,
    path: string,
    options: RequestOptions,
  ): Promise<URL> {
    const { cluster } = this.#config;
    try {
      const server = kubeConfig.getCurrentCluster()?.server ?? '';
      const url = new URL(`${server.replace(/\/+$/, '')}${path}`);
      await kubeConfig.applyToHTTPSOptions(options);
      return url;
    } catch (error) {
      throw new ClusterReadError(
        `The credentials for ${cluster} cannot be used: ${speakable(
          toError(error).message,
        )}.`,
        { fix: `Check ${this.credentialsAt}.` },
      );
    }
  }

  /** Read again when the file changes: credentials are renewed. */
  async #kubeConfig(): Promise<KubeConfig> {
    const { from } = this.#config;
    let modifiedAt = 0;
    if (from.kind === 'file') {
      // What is wrong with the file is said by whoever reads it.
      const status = await stat(from.path).catch(() => undefined);
      modifiedAt = status?.mtimeMs ?? NaN;
    }
    if (this.#loaded?.modifiedAt !== modifiedAt) {
      this.#loaded = { kubeConfig: loadKubeConfig(this.#config), modifiedAt };
    }
    return this.#loaded.kubeConfig;
  }
}
