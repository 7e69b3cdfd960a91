import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import { kubectl, kubectlWords } from 'backstage-plugin-backups-node';
import { claimManifest } from './destinationSteps';
import type { Situation } from './Situation';

/** Makes the app's volume under its own name, filled with what was restored. */
export function fillClaim(situation: Situation): RunbookStep['commands'] {
  const { namespace, claimName, request } = situation;
  const { kind, labels } = request.item;
  return [
    runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
      claimManifest(situation, claimName, {
        from: 'destination',
        // A claim template's labels are not those of its claims.
        labels: kind === 'persistent-volume-claim' ? labels : undefined,
      }),
    ]),
    kubectl(namespace, 'get', 'pvc', claimName),
  ];
}

/** Puts the restored volume in the place of the damaged one. */
export function swapVolume(situation: Situation): RunbookStep {
  const { namespace, claimName, names, value } = situation;
  const populators = value.populators ?? [];
  return {
    id: `swap/${claimName}`,
    phase: 'swap',
    title: prose`Replace the volume ${claimName} with what you have just looked at.`,
    destroys: prose`The volume and everything that was written since the copy. The snapshot ${names.snapshot} is then all that is left of it.`,
    commands: [
      kubectl(namespace, 'delete', 'pod', names.pod),
      kubectl(namespace, 'delete', 'pvc', claimName, '--timeout=5m'),
      ...fillClaim(situation),
    ],
    expect: prose`${`persistentvolumeclaim "${claimName}" deleted`}, then ${'Bound'}, or ${'Pending'} where the storage class waits for the first pod: then it is filled when the app starts.`,
    otherwise: [
      ...prose`If the deletion hangs, something still mounts it: look again with ${kubectl(
        namespace ?? 'default',
        'describe',
        'pvc',
        claimName,
      )}.`,
      ...(populators.length === 0
        ? []
        : prose` If Git later complains that the claim's ${'dataSourceRef'} cannot be changed: Git names ${
            populators[0]
          }, this claim was filled from ${
            names.destination
          }. It is harmless; the label ${'kustomize.toolkit.fluxcd.io/ssa: IfNotPresent'} on the claim makes Flux leave it alone.`),
    ],
  };
}

/** The app cannot start while another pod holds its volume. */
export function freeVolume({ namespace, names }: Situation): RunbookStep {
  return {
    id: `put-back/free/${names.pod}`,
    phase: 'swap',
    title: prose`Let go of the volume, so that the app can have it.`,
    commands: [kubectl(namespace, 'delete', 'pod', names.pod)],
  };
}
