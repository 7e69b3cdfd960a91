import { CauseReference, instantToIso } from 'backstage-plugin-backups-common';
import { Cause } from '../../judge/causes/findCauses';

/** @returns a cause as others point to it */
export function causeReference(
  cause: Pick<Cause, 'key' | 'kind' | 'subject' | 'since'>,
): CauseReference {
  const { key, kind, subject, since } = cause;
  return {
    key,
    kind,
    subject,
    since: since > 0 ? instantToIso(since) : undefined,
  };
}
