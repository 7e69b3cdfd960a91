/**
 * Names the Kopia repository that Velero keeps for one namespace in one location.
 *
 * @param veleroNamespace - where the location is
 * @param namespace - of the volumes
 */
export function repositoryAlias(
  cluster: string,
  veleroNamespace: string | undefined,
  location: string,
  namespace: string,
): string {
  return `velero:${cluster}/${veleroNamespace ?? ''}/${location}/${namespace}`;
}
