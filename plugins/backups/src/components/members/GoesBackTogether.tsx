import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { ScorecardFilterParameters } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../api/backupsApiRef';
import { useAnswer } from '../../hooks/useAnswer';
import { FactList } from '../layout/FactList';
import { Section } from '../layout/Section';

/** Props of {@link GoesBackTogether}. */
export interface GoesBackTogetherProps {
  filter: Pick<ScorecardFilterParameters, 'system'>;
}

/** To which moment all apps of a System go back together, in the server's sentences. */
export function GoesBackTogether(props: GoesBackTogetherProps) {
  const api = useApi(backupsApiRef);
  const text = JSON.stringify(props.filter.system);
  const ask = useCallback(
    (signal: AbortSignal) =>
      api.getTogether({ system: JSON.parse(text) }, { signal }),
    [api, text],
  );
  const { value, error } = useAnswer(ask);
  if (error) return <p role="alert">Could not be asked: {error.message}</p>;
  if (!value) return <p role="status">Asking …</p>;
  const among = value.more
    ? `The first ${value.apps} apps were looked at, of more.`
    : undefined;
  return (
    <Section id="backups-together" title="All of it back to one moment">
      <FactList
        facts={[
          { term: 'Together', fact: value.together.sentence },
          { term: 'From off-site alone', fact: value.togetherOffSite.sentence },
          ...(among ? [{ term: 'Not all', fact: among }] : []),
        ]}
      />
    </Section>
  );
}
