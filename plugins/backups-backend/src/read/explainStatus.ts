import { isRecord } from 'backstage-plugin-backups-node';
import { ClusterReadError } from './ClusterReadError';
import { RequestPurpose, purposeInWords } from './RequestPurpose';
import { speakable } from './speakable';

const INSTALL =
  'Install @backstage/plugin-kubernetes-backend, or set backups.kubernetes.enabled: false.';

/** Who refused, and in which words. */
interface Refusal {
  /** `kubernetes`: an API server; `backstage`: a plugin in between; else nobody knows. */
  by: 'kubernetes' | 'backstage' | 'unknown';
  message?: string;
  /** The account the API server took the portal for. */
  account?: string;
}

function refusalOf(text: string): Refusal {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Pages of gateways say nothing that helps.
    return { by: 'unknown' };
  }
  if (!isRecord(body)) return { by: 'unknown' };
  if (body.kind === 'Status') {
    const message = typeof body.message === 'string' ? body.message : undefined;
    return {
      by: 'kubernetes',
      message: message && speakable(message),
      account: message?.match(/^.{0,300}?User "([\w:.@-]{1,200})" cannot/)?.[1],
    };
  }
  if (isRecord(body.error) && typeof body.error.message === 'string') {
    return { by: 'backstage', message: speakable(body.error.message) };
  }
  return { by: 'unknown' };
}

function forbidden(
  cluster: string,
  purpose: RequestPurpose,
  refusal: Refusal,
): ClusterReadError {
  const status = 403;
  const account = refusal.account ? `Account ${refusal.account}` : 'The portal';
  if (purpose.kind !== 'list') {
    return new ClusterReadError(
      `${account} may not get ${
        purpose.kind === 'discovery' ? purpose.path : 'anything'
      } of ${cluster} (403).`,
      {
        status,
        fix: 'Bind ClusterRole system:discovery to the account that the portal uses.',
      },
    );
  }
  const { group, plural } = purpose.query;
  const groupInWords =
    group === '' ? 'the core API group' : `API group ${group}`;
  const [scope, role] =
    purpose.namespace === undefined
      ? [`across all of ${cluster}`, 'the ClusterRole']
      : [
          `in namespace ${purpose.namespace} of ${cluster}`,
          `the Role in namespace ${purpose.namespace}`,
        ];
  return new ClusterReadError(
    `${account} may not list ${plural} in ${groupInWords} ${scope} (403).`,
    {
      status,
      fix: `Add to ${role} of the account that the portal uses: - { apiGroups: ["${group}"], resources: ["${plural}"], verbs: ["get", "list"] }`,
    },
  );
}

function fixOf(
  cluster: string,
  purpose: RequestPurpose,
  status: number,
): string | undefined {
  if (status >= 500) return `Check that ${cluster} is up and can be reached.`;
  if (status !== 404) return undefined;
  return purpose.kind === 'clusters'
    ? INSTALL
    : `Check that ${cluster} is the right cluster and that its address leads to a Kubernetes API.`;
}

/** The Kubernetes plugin refused before any cluster was asked. */
function refusedByBackstage(
  status: number,
  purpose: RequestPurpose,
  cluster: string,
  message: string | undefined,
): ClusterReadError | undefined {
  const words = `${purposeInWords(
    cluster,
    purpose,
  )} failed: the Kubernetes plugin answered ${status}${
    message ? `: ${message}` : ''
  }.`;
  switch (status) {
    case 401:
      return new ClusterReadError(words, {
        status,
        fix: 'Check backend.auth: the Kubernetes plugin refuses the token of the backups plugin.',
      });
    case 403:
      return new ClusterReadError(words, {
        status,
        fix: 'Let the permission policy allow kubernetes.clusters.read and kubernetes.proxy to service principals.',
      });
    case 404:
      return new ClusterReadError(words, {
        status,
        fix:
          purpose.kind === 'clusters'
            ? INSTALL
            : `Check that kubernetes.clusterLocatorMethods still names ${cluster}.`,
      });
    default:
      return undefined;
  }
}

/**
 * Says in words what a status other than 200 means.
 *
 * @param options - `text`: the beginning of the body; `credentialsAt`: where they are configured
 */
export function explainStatus(options: {
  cluster: string;
  purpose: RequestPurpose;
  status: number;
  text: string;
  credentialsAt: string;
}): ClusterReadError {
  const { cluster, purpose, status } = options;
  const refusal = refusalOf(options.text);
  if (refusal.by === 'backstage') {
    const explained = refusedByBackstage(
      status,
      purpose,
      cluster,
      refusal.message,
    );
    if (explained) return explained;
  }
  if (status === 401) {
    return new ClusterReadError(
      `The credentials for ${cluster} are refused (401).`,
      { status, fix: `Renew the credentials in ${options.credentialsAt}.` },
    );
  }
  if (status === 403) return forbidden(cluster, purpose, refusal);
  const words = refusal.message ? `: ${refusal.message}` : '';
  return new ClusterReadError(
    `${purposeInWords(cluster, purpose)} failed: status ${status}${words}.`,
    { status, fix: fixOf(cluster, purpose, status) },
  );
}
