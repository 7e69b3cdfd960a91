import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { ScorecardFilterParameters } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../api/backupsApiRef';
import { useAnswer } from '../../hooks/useAnswer';
import { inViewersZone } from '../../text/inViewersZone';
import { Skeleton } from '../atoms/Skeleton';
import { FactList } from '../layout/FactList';
import { Section } from '../layout/Section';
import { PartFailed } from '../states/PartFailed';

/** Props of {@link GoesBackTogether}. */
export interface GoesBackTogetherProps {
  filter: Pick<ScorecardFilterParameters, 'system'>;
}

/** To which moment all apps of a System go back together, in the server's sentences. */
export function GoesBackTogether(props: GoesBackTogetherProps) {
  const api = useApi(backupsApiRef);
  const text = JSON.stringify(props.filter.system);
  const ask = useCallback(
    async (signal: AbortSignal) =>
      inViewersZone(
        await api.getTogether({ system: JSON.parse(text) }, { signal }),
      ),
    [api, text],
  );
  const { value, error, askAgain } = useAnswer(ask);
  return (
    <Section id="backups-together" title="All of it back to one moment">
      {!value && error && <PartFailed error={error} retry={askAgain} />}
      {!value && !error && (
        // As high as what comes: nothing below it moves.
        <div role="status" aria-label="Loading">
          <Skeleton width="100%" height={78} />
        </div>
      )}
      {value && (
        <FactList
          facts={[
            { term: 'Together', fact: value.together.sentence },
            {
              term: 'From off-site alone',
              fact: value.togetherOffSite.sentence,
            },
            ...(value.more
              ? [
                  {
                    term: 'Not all',
                    fact: `Only the first ${value.apps} apps were looked at.`,
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  );
}
