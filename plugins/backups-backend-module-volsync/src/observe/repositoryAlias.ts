/**
 * @returns the alias of a repository: the same for every object that uses the
 * same Secret, so two sources into one repository are one place
 */
export function repositoryAlias(
  cluster: string,
  namespace: string | undefined,
  secretName: string,
): string {
  return `secret:${cluster}/${namespace ?? ''}/${secretName}`;
}
