import type { SnapshotPolicy } from '../read/SnapshotPolicy';
import type { Observed } from './KopiurContext';
import { repositoryKey } from './repositoryKey';

/**
 * When Kopiur last restored a snapshot of a policy into a scratch volume, and
 * that ended well. Its status tells of any tier: only where no other one runs is
 * it known to be this.
 *
 * @param repository - see `repositoryKey`
 * @param isOnlyRepository - the policy writes to no other
 * @returns epoch seconds; `undefined`: it was not, or that is not known
 */
export function restoreTestedAt(
  { subject, value }: Observed<SnapshotPolicy>,
  repository: string,
  isOnlyRepository: boolean,
): number | undefined {
  const { quick, deep } = value.spec?.verification ?? {};
  if (!deep?.schedule?.cron || quick?.schedule?.cron) return undefined;
  const { verification = [], lastVerified } = value.status ?? {};
  const own = verification.find(
    entry =>
      entry?.repository &&
      repositoryKey(entry.repository, subject.object.namespace) === repository,
  );
  return own?.lastVerified ?? (isOnlyRepository ? lastVerified : undefined);
}
