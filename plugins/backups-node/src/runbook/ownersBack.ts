import type { ManifestObject, Prose } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';

/**
 * @param securityContext - of a pod; absent: the image's own user, which is root
 * for the images of Kopia and restic
 * @returns the number of the user as whom the pod runs; `undefined` for root
 *
 * @public
 */
export function plainUserOf(
  securityContext: ManifestObject | undefined,
): number | undefined {
  const user = securityContext?.runAsUser;
  return typeof user === 'number' && user !== 0 ? user : undefined;
}

/**
 * Says whose the files are that a Job restores: only root can give files back to
 * their users.
 *
 * @param securityContext - of the Job's pod
 * @returns for instance "The Job runs as user `568`: files that it makes belong to that user."
 *
 * @public
 */
export function ownersBack(securityContext: ManifestObject | undefined): Prose {
  const user = plainUserOf(securityContext);
  return user === undefined
    ? prose`Files belong to the users that they had.`
    : prose`The Job runs as user ${String(
        user,
      )}: files that it makes belong to that user.`;
}
