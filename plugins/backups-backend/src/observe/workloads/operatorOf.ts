/**
 * Operators that start the copies themselves, by their images. An image of another
 * name is none: nothing is said of it. PGO leaves that to CronJobs.
 */
const OPERATORS: readonly (readonly [image: RegExp, provider: string])[] = [
  [/(?:^|\/)volsync(?:-container)?(?=[:@]|$)/, 'volsync'],
  [/(?:^|\/)kopiur(?=[:@]|$)/, 'kopiur'],
  [/(?:^|\/)velero(?=[:@]|$)/, 'velero'],
  [/(?:^|\/)cloudnative-pg(?=[:@]|$)/, 'pgbackrest'],
  [/(?:^|\/)percona-postgresql-operator(?=[:@]|$)/, 'percona'],
];

/**
 * @param kind - of a workload
 * @param images - of its containers
 * @returns id of the provider whose copies it makes; `undefined`: of none
 */
export function operatorOf(
  kind: string | undefined,
  images: readonly (string | undefined)[],
): string | undefined {
  if (kind !== 'Deployment') return undefined;
  return OPERATORS.find(([pattern]) =>
    images.some(image => image !== undefined && pattern.test(image)),
  )?.[1];
}
