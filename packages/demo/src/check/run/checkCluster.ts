import type { Entity } from '@backstage/catalog-model';
import {
  DirectTransport,
  KubernetesApiReader,
} from 'backstage-plugin-backups-backend/testUtils';
import { resourceKey } from 'backstage-plugin-backups-node';
import type {
  ClusterReader,
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { componentsFromLabels } from '../../catalog/componentsFromLabels';
import type { KubeconfigContext } from '../settings/findContext';
import type { CheckSettings } from './CheckRequest';
import { clusterNameOf } from './clusterNameOf';
import type { Judgement } from './Judgement';
import { judgeOneReading } from './judgementOf';
import { MemoryPipeline } from './MemoryPipeline';

const INTERVAL_SECONDS = 300;

/** The reading ends after this long, whatever is missing. Milliseconds. */
const PATIENCE = 5 * 60_000;

function labelled(object: KubernetesObject): KubernetesObject {
  const { apiVersion, kind, metadata, spec } = object;
  const { name, namespace, labels, annotations, ownerReferences } = metadata;
  return {
    apiVersion,
    kind,
    metadata: { name, namespace, labels, annotations, ownerReferences },
    spec,
  };
}

/** What tells which apps there are. */
const TELLS_APPS: readonly ResourceQuery[] = [
  ['apps', 'v1', 'deployments', 'Deployment'],
  ['apps', 'v1', 'statefulsets', 'StatefulSet'],
  ['apps', 'v1', 'daemonsets', 'DaemonSet'],
  ['batch', 'v1', 'cronjobs', 'CronJob'],
  ['', 'v1', 'persistentvolumeclaims', 'PersistentVolumeClaim'],
  ['volsync.backube', 'v1alpha1', 'replicationsources', 'ReplicationSource'],
].map(([group, version, plural, kind]) => ({
  group,
  versions: [version],
  plural,
  kind,
  scope: 'namespaced',
  need: 'enriches',
  project: labelled,
}));

async function appsInCluster(reader: ClusterReader): Promise<Entity[]> {
  const { listings } = await reader.read([...TELLS_APPS], {
    signal: AbortSignal.timeout(PATIENCE),
  });
  return componentsFromLabels(
    TELLS_APPS.flatMap(query => {
      const listing = listings.get(resourceKey(query));
      return listing && 'objects' in listing ? [...listing.objects] : [];
    }),
  );
}

/**
 * Reads a cluster once, with the rights of a context of a kubeconfig, and
 * judges what it holds now. It lists, and changes nothing; Secrets are not
 * asked for.
 *
 * @throws ClusterReadError when the cluster does not answer, InputError when
 * nothing in it may be read
 */
export async function checkCluster(
  request: CheckSettings & { context: KubeconfigContext },
): Promise<Judgement> {
  const { context, config, logger, tell } = request;
  const cluster = request.cluster ?? clusterNameOf(context.name);
  const reader = new KubernetesApiReader({
    cluster,
    transport: new DirectTransport({
      cluster,
      from: {
        kind: 'file',
        path: context.path,
        context: context.name,
        skipTLSVerify: false,
      },
    }),
    intervalSeconds: INTERVAL_SECONDS,
  });
  tell(`Reading ${context.name} at ${context.server}`);
  const entities = config.entities ?? (await appsInCluster(reader));
  const at = new Date(Math.floor(Date.now() / 1000) * 1000);
  const pipeline = await MemoryPipeline.create({
    settings: config.settings,
    logger,
    clock: () => new Date(),
  });
  try {
    tell(`Reading what copies ${entities.length} apps, and judging`);
    return await judgeOneReading(pipeline, {
      reader,
      entities,
      title: context.name,
      at,
    });
  } finally {
    await pipeline.close();
  }
}
