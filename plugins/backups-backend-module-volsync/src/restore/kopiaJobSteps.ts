import type {
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type { KopiaJob } from 'backstage-plugin-backups-node';
import {
  aroundRestore,
  filesBack,
  kopiaJob,
  kubectl,
  letGitDeploy,
  objectName,
} from 'backstage-plugin-backups-node';
import {
  claimManifest,
  dropSnapshot,
  goBack,
  lookInside,
} from './destinationSteps';
import { kopiaAccess } from './kopiaWay';
import { pausesOf } from './pausesOf';
import { prepareCluster } from './prepareCluster';
import type { Situation } from './Situation';
import { freeVolume } from './swapSteps';

/**
 * @returns how a plain Job restores: over the damaged volume where the app has
 * to have it back, else into a new one; `undefined` where the copies are not
 * Kopia's, or a Job cannot reach them by what is known
 */
export function jobFor(situation: Situation): KopiaJob | undefined {
  const { value, request, restoreAsOf, claimName, names } = situation;
  const { mover, identity, repositorySecret, moverSecurityContext } = value;
  if (mover !== 'kopia' || !identity || !repositorySecret) return undefined;
  const { scenario } = request;
  const overwrites = scenario === 'volume-lost' || scenario === 'broken-since';
  const isNew = scenario === 'cluster-gone';
  const into = overwrites || isNew ? claimName : names.restoredClaim;
  return kopiaJob({
    name: objectName(claimName, `kopia-${request.tag}`),
    namespace: situation.namespace,
    destination: request.plan.destination,
    access: kopiaAccess(value),
    snapshotId: request.point?.id,
    identity,
    notAfter: restoreAsOf,
    secret: repositorySecret,
    claimName: into,
    claim: overwrites
      ? undefined
      : claimManifest(situation, into, { from: 'nothing' }),
    securityContext: moverSecurityContext as ManifestObject | undefined,
    overwrites: overwrites
      ? prose`Every file that is in the copy is overwritten in ${claimName}; files that were made since stay. Only the snapshot of step 1 has the state before.`
      : undefined,
  });
}

/** With a plain Job: the cluster works, VolSync does not. */
export function kopiaJobSteps(
  situation: Situation,
  keep: RunbookStep,
): RunbookStep[] {
  const { request, claimName, names, namespace } = situation;
  const job = jobFor(situation);
  if (!job) return [];
  const around = () =>
    aroundRestore(request, claimName, pausesOf(request.plans)).steps;
  const dropLook: RunbookStep = {
    id: `clean-up/${names.restoredClaim}`,
    phase: 'clean-up',
    title: prose`Delete what was made to look.`,
    commands: [
      kubectl(namespace, 'delete', 'pod', names.pod, '--ignore-not-found'),
      kubectl(namespace, 'delete', 'pvc', names.restoredClaim),
    ],
  };
  switch (request.scenario) {
    case 'look':
      return [
        job.step,
        lookInside(situation, { withOldVolume: false, isThere: true }),
        job.tidyUp,
        dropLook,
      ];
    case 'files-deleted':
      return [
        keep,
        job.step,
        ...around(),
        lookInside(situation, { withOldVolume: true, isThere: true }),
        ...filesBack(namespace, names.pod),
        freeVolume(situation),
        job.tidyUp,
        dropLook,
        dropSnapshot(situation),
      ];
    case 'cluster-gone':
      return [
        ...prepareCluster(situation),
        job.step,
        letGitDeploy(),
        job.tidyUp,
      ];
    case 'volume-lost':
    case 'broken-since':
      return [
        keep,
        ...around(),
        job.step,
        job.tidyUp,
        dropSnapshot(situation),
        goBack(situation),
      ];
    case 'database-moment':
      return [];
    default: {
      const unplaced: never = request.scenario;
      throw new TypeError(`No steps for ${unplaced}`);
    }
  }
}
