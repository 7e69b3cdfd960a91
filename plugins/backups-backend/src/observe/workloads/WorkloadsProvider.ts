import {
  AutoscalerReference,
  BackupsProvider,
  ClusterSnapshot,
  Fact,
  ItemFact,
  KubernetesObject,
  WorkloadFact,
  claimKey,
  objectsOf,
  perObject,
  resourceKey,
} from 'backstage-plugin-backups-node';
import { observeBackupJob } from '../jobs/observeBackupJob';
import { restoreTestFact } from '../jobs/restoreTestFact';
import { askedDatabases } from './askedDatabases';
import { autoscalersOf } from './autoscalersOf';
import { classifyVolume } from './classifyVolume';
import { ClaimMemory } from './ClaimMemory';
import { claimFacts, readVolumes } from './claimFacts';
import { isToolOwned } from './isToolOwned';
import { addClaim } from './mergeItems';
import { isLost, lostFinding } from './lostClaims';
import { mountsOf } from './mountsOf';
import {
  KnownClaims,
  Mounted,
  mountTemplates,
  mountVolumes,
} from './mountVolumes';
import { operatorOf } from './operatorOf';
import { parseWorkload } from './parseWorkload';
import { claimsOfReplicas } from './replicaClaims';
import { SERVICES, SelectableWorkload, serviceFact } from './serviceFacts';
import { soundMetadata } from './soundMetadata';
import { EXTERNAL_SECRETS, ToldSecrets } from './toldSecrets';
import { malformed, referenceOf } from './workloadFacts';
import { WorkloadMemory } from './WorkloadMemory';
import { AUTOSCALERS, VOLUMES, CLAIMS, WORKLOADS } from './workloadResources';

const sound = perObject(soundMetadata);
const parsed = perObject(object => {
  try {
    const workload = parseWorkload(object);
    const volumes = (workload.template.spec.volumes ?? []).map(volume => ({
      name: volume.name,
      volumeClass: classifyVolume(volume),
    }));
    return { workload, volumes, mounts: mountsOf(workload) };
  } catch {
    // Told as a finding by whoever asked.
    return undefined;
  }
});
const toolOwns = perObject(isToolOwned);

/**
 * The built-in provider: what outlives a pod and is written to, and who mounts
 * it. It knows no backup tool.
 */
export class WorkloadsProvider implements BackupsProvider {
  readonly id = 'workloads';
  readonly title = 'Workloads and volumes';
  readonly apiGroups = ['', 'apps', 'batch'];
  readonly resources = [
    CLAIMS,
    VOLUMES,
    ...WORKLOADS,
    ...AUTOSCALERS,
    SERVICES,
    EXTERNAL_SECRETS,
  ];
  readonly #storageClasses: Record<string, { failureDomain?: string }>;
  readonly #workloads = new WorkloadMemory();
  readonly #claims = new ClaimMemory();

  constructor(options: {
    storageClasses: Record<string, { failureDomain?: string }>;
  }) {
    this.#storageClasses = options.storageClasses;
  }

  observeCluster(snapshot: ClusterSnapshot): Fact[] {
    const { cluster } = snapshot;
    const facts: Fact[] = [];
    const listing = snapshot.listings.get(resourceKey(VOLUMES));
    const volumes =
      listing?.outcome === 'complete'
        ? readVolumes(listing.objects)
        : undefined;
    const claims = new Map<string, ItemFact>();
    const toolOwned = new Set<string>();
    const claimItem = (object: KubernetesObject) =>
      claimFacts(cluster, object, volumes, this.#storageClasses);
    const readClaim = (object: KubernetesObject) =>
      this.#claims.recall(cluster, object, volumes, () => claimItem(object));
    for (const read of objectsOf(snapshot, CLAIMS)) {
      const { object, malformed: unsound } = sound(read);
      const { namespace, name } = object.metadata;
      const key = claimKey(cluster, namespace, name);
      if (toolOwns(object)) {
        toolOwned.add(key);
        continue;
      }
      const claim = readClaim(object);
      if (claim.malformed || unsound) {
        facts.push(malformed(cluster, object));
      }
      if (isLost(object)) facts.push(lostFinding(claim.item, object));
      claims.set(key, claim.item);
    }
    // A claim that a workload mounts and no listing shows is an item all the same.
    const claimOf = (namespace: string | undefined, name: string) => {
      const key = claimKey(cluster, namespace, name);
      const listed = claims.get(key);
      if (listed) return listed;
      const mounted = { metadata: { name, namespace } };
      const absent = toolOwned.has(key) || isToolOwned(mounted);
      return absent ? undefined : claimItem(mounted).item;
    };
    const known: KnownClaims = {
      claimOf,
      replicas: claimsOfReplicas(claims),
      allListed:
        snapshot.listings.get(resourceKey(CLAIMS))?.outcome === 'complete',
    };

    const autoscalers = autoscalersOf(snapshot);
    const items = new Map<string, ItemFact>();
    const mounted: Mounted = {
      items,
      claims: new Set(),
      claimsReadOnly: new Set(),
    };
    const selectable: SelectableWorkload[] = [];
    const secrets = new ToldSecrets([...objectsOf(snapshot, EXTERNAL_SECRETS)]);
    for (const query of WORKLOADS) {
      for (const object of objectsOf(snapshot, query)) {
        this.#observeWorkload(cluster, object, {
          facts,
          autoscalers,
          known,
          mounted,
          selectable,
          secrets,
        });
      }
    }
    for (const object of objectsOf(snapshot, SERVICES)) {
      const service = serviceFact(cluster, object, selectable);
      if (service) facts.push(service);
    }

    const placed = new Set([...items.values()].flatMap(item => item.aliases));
    for (const [key, item] of claims) {
      const onlyRead =
        mounted.claimsReadOnly.has(key) && !mounted.claims.has(key);
      if (!placed.has(key) && !onlyRead) addClaim(items, item);
    }
    return [...facts, ...items.values()];
  }

  #observeWorkload(
    cluster: string,
    read: KubernetesObject,
    into: {
      facts: Fact[];
      autoscalers: ReadonlyMap<string, AutoscalerReference[]>;
      known: KnownClaims;
      mounted: Mounted;
      selectable: SelectableWorkload[];
      secrets: ToldSecrets;
    },
  ): void {
    const { object, malformed: unsound } = sound(read);
    if (unsound) into.facts.push(malformed(cluster, object));
    const understood = parsed(object);
    if (!understood) {
      if (!unsound) into.facts.push(malformed(cluster, object));
      into.facts.push({
        type: 'workload',
        workload: referenceOf(cluster, object),
        unclassifiedMounts: ['its pod template could not be read'],
      });
      return;
    }
    const { workload, volumes, mounts } = understood;
    const { namespace, name } = object.metadata;
    const reference = this.#workloads.recall(
      cluster,
      object,
      workload,
      into.autoscalers.get(`${namespace}/${object.kind}/${name}`),
    );
    into.selectable.push([reference, workload.template.metadata?.labels ?? {}]);
    const operates = operatorOf(
      object.kind,
      (workload.template.spec.containers ?? []).map(({ image }) => image),
    );
    const fact: WorkloadFact = {
      type: 'workload',
      workload: reference,
      unclassifiedMounts: [],
      ...(operates !== undefined && { operates }),
      ...askedDatabases(workload, namespace, into.secrets),
    };
    const test = restoreTestFact(object, reference);
    into.facts.push(
      fact,
      ...(test ? [test] : []),
      ...observeBackupJob({
        cluster,
        object,
        workload,
        reference,
        volumes,
        claimOf: into.known.claimOf,
      }),
    );

    mountTemplates(workload, reference, into.known, into.mounted);
    fact.unclassifiedMounts.push(
      ...mountVolumes(
        volumes,
        mounts,
        reference,
        into.known.claimOf,
        into.mounted,
      ),
    );
  }
}
