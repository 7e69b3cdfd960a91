import type { Command, Prose } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { kubectl, kubectlPatch } from './kubectl';

/** What keeps the objects of an app as Git says, and undoes what people do. */
interface GitOpsOwner {
  kind: 'Kustomization' | 'HelmRelease' | 'Application';
  /** Absent: not said by the object, and to be looked up. */
  namespace?: string;
  name: string;
}

/** How an owner is paused and put back. */
export interface OwnerPause {
  id: string;
  title: Prose;
  pause: Command[];
  expect: Prose;
  resumeTitle: Prose;
  resume: Command[];
  /** What to see before anything is paused. */
  standing: Prose;
  /** Tells how it is now. */
  look: Command;
}

interface Labelled {
  namespace?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** `app`, or `namespace_app` where Argo CD manages several namespaces. */
function argoOwner(trackingId: string): GitOpsOwner | undefined {
  const application = trackingId.split(':')[0];
  if (!application) return undefined;
  const [first, second] = application.split('_');
  return second
    ? { kind: 'Application', namespace: first, name: second }
    : { kind: 'Application', name: first };
}

function ownersOf(object: Labelled): GitOpsOwner[] {
  const { labels, annotations } = object;
  const owners: GitOpsOwner[] = [];
  const kustomization = labels['kustomize.toolkit.fluxcd.io/name'];
  if (kustomization) {
    owners.push({
      kind: 'Kustomization',
      namespace:
        labels['kustomize.toolkit.fluxcd.io/namespace'] ?? object.namespace,
      name: kustomization,
    });
  }
  const release = labels['helm.toolkit.fluxcd.io/name'];
  if (release) {
    owners.push({
      kind: 'HelmRelease',
      namespace: labels['helm.toolkit.fluxcd.io/namespace'] ?? object.namespace,
      name: release,
    });
  }
  const tracking = annotations['argocd.argoproj.io/tracking-id'];
  const application = tracking ? argoOwner(tracking) : undefined;
  if (application) owners.push(application);
  return owners;
}

/** The outer first: a Kustomization would put a HelmRelease back. */
const ORDER: GitOpsOwner['kind'][] = [
  'Kustomization',
  'HelmRelease',
  'Application',
];

const SKIP_RECONCILE = 'argocd.argoproj.io/skip-reconcile';

function pauseOf(owner: GitOpsOwner): OwnerPause {
  const { kind, name } = owner;
  switch (kind) {
    case 'Kustomization':
    case 'HelmRelease': {
      const resource =
        kind === 'Kustomization'
          ? 'kustomizations.kustomize.toolkit.fluxcd.io'
          : 'helmreleases.helm.toolkit.fluxcd.io';
      return {
        id: `gitops/${kind}/${owner.namespace}/${name}`,
        title: prose`Pause Flux's ${[
          { text: kind },
        ]} ${name}: it would undo what follows.`,
        resumeTitle: prose`Resume Flux's ${[
          { text: kind },
        ]} ${name}, unless it was paused before you came.`,
        pause: [
          kubectlPatch(owner.namespace, resource, name, {
            spec: { suspend: true },
          }),
        ],
        expect: prose`${`${resource
          .split('.')
          .slice(1)
          .join(
            '.',
          )}/${name}`} patched. If it says ${'(no change)'}, it was suspended before: then do not resume it at the end.`,
        resume: [
          kubectlPatch(owner.namespace, resource, name, {
            spec: { suspend: false },
          }),
        ],
        standing: prose`Flux's ${[
          { text: kind },
        ]} ${name} keeps the app as Git says, so it is paused first. If the command prints ${'true'}, it is paused already: leave it so at the end.`,
        look: kubectl(
          owner.namespace,
          'get',
          resource,
          name,
          '-o',
          'jsonpath={.spec.suspend}{"\\n"}',
        ),
      };
    }
    case 'Application': {
      // Argo CD's own namespace where the object does not say another.
      const namespace = owner.namespace ?? 'argocd';
      const resource = 'applications.argoproj.io';
      return {
        id: `gitops/${kind}/${namespace}/${name}`,
        title: prose`Pause Argo CD's Application ${name}: it would undo what follows.`,
        resumeTitle: prose`Resume Argo CD's Application ${name}, unless it was paused before you came.`,
        pause: [
          kubectl(
            namespace,
            'annotate',
            resource,
            name,
            `${SKIP_RECONCILE}=true`,
            '--overwrite',
          ),
        ],
        expect: prose`${'annotated'}. An ApplicationSet or an app of apps above it may remove the annotation: look again after a minute.`,
        resume: [
          kubectl(namespace, 'annotate', resource, name, `${SKIP_RECONCILE}-`),
        ],
        standing: prose`Argo CD's Application ${name} keeps the app as Git says, so it is paused first.`,
        look: kubectl(namespace, 'get', resource, name),
      };
    }
    default: {
      const unplaced: never = kind;
      throw new TypeError(`Cannot pause ${unplaced}`);
    }
  }
}

/**
 * @returns how to pause what applies the objects of an app from Git, outermost
 * first. Source: labels of kustomize-controller and helm-controller, tracking
 * annotation of Argo CD.
 */
export function gitOpsPauses(objects: readonly Labelled[]): OwnerPause[] {
  const owners = new Map<string, GitOpsOwner>();
  for (const object of objects) {
    for (const owner of ownersOf(object)) {
      owners.set(`${owner.kind}/${owner.namespace}/${owner.name}`, owner);
    }
  }
  return [...owners.values()]
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    .map(pauseOf);
}
