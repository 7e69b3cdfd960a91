import type {
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import {
  aroundRestore,
  filesBack,
  kopiaJob,
  kubectl,
  letGitDeploy,
  objectName,
} from 'backstage-plugin-backups-node';
import { claimManifest, lookInside } from './destinationSteps';
import { dropSnapshot, goBack } from './undoSteps';
import { kopiaAccess } from './kopiaWay';
import { pausesOf } from './pausesOf';
import { prepareCluster } from './prepareCluster';
import { resticJob } from './resticJob';
import type { JobTarget, RestoreJob } from './RestoreJob';
import type { Situation } from './Situation';
import { freeVolume } from './swapSteps';

function targetOf(situation: Situation): JobTarget {
  const { value, request, claimName, names } = situation;
  const { scenario } = request;
  const overwrites = scenario === 'volume-lost' || scenario === 'broken-since';
  const into =
    overwrites || scenario === 'cluster-gone' ? claimName : names.restoredClaim;
  return {
    claimName: into,
    claim: overwrites
      ? undefined
      : claimManifest(situation, into, { from: 'nothing' }),
    securityContext: value.moverSecurityContext as ManifestObject | undefined,
    overwrites: overwrites
      ? prose`The present version of every file in ${claimName} that is also in the copy; files that were made since stay. Only the snapshot that was taken of it before has that.`
      : undefined,
  };
}

function ofKopia(
  situation: Situation,
  target: JobTarget,
): RestoreJob | undefined {
  const { value, request, restoreAsOf, claimName } = situation;
  const { identity, repositorySecret: secret } = value;
  if (!identity || !secret) return undefined;
  const job = kopiaJob({
    ...target,
    name: objectName(claimName, `kopia-${request.tag}`),
    namespace: situation.namespace,
    destination: request.plan.destination,
    access: kopiaAccess(value),
    snapshotId: request.point?.id,
    identity,
    notAfter: restoreAsOf,
    secret,
  });
  return job && { steps: [job.step], fields: job.fields, tidyUp: job.tidyUp };
}

/**
 * @returns how a plain Job restores: over the damaged volume where the app has
 * to have it back, else into a new one; `undefined` where a Job cannot reach the
 * copies by what is known
 */
export function jobFor(situation: Situation): RestoreJob | undefined {
  const target = targetOf(situation);
  switch (situation.value.mover) {
    case 'kopia':
      return ofKopia(situation, target);
    case 'restic':
      return resticJob(situation, target);
    case 'rclone':
      // Its configuration is a file with sections: a mirror is copied back by hand.
      return undefined;
    default: {
      const unplaced: never = situation.value.mover;
      throw new TypeError(`No Job for ${unplaced}`);
    }
  }
}

/** With a plain Job: the cluster works, VolSync does not. */
export function jobSteps(
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
        ...job.steps,
        lookInside(situation, { withOldVolume: false, isThere: true }),
        job.tidyUp,
        dropLook,
      ];
    case 'files-deleted':
      return [
        keep,
        ...job.steps,
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
        ...job.steps,
        letGitDeploy(),
        job.tidyUp,
      ];
    case 'volume-lost':
    case 'broken-since':
      return [
        keep,
        ...around(),
        ...job.steps,
        lookInside(situation, {
          withOldVolume: false,
          isThere: true,
          inPlace: true,
        }),
        freeVolume(situation),
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
