import { useCallback } from 'react';
import type {
  BackupsApi,
  BackupsRequestOptions,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { partFilter } from '../partFilter';
import { LoadingTable } from '../tabs/LoadingTable';
import type { ScorecardTabProps } from '../tabs/ScorecardTab';
import { OwnersMatrix } from './OwnersMatrix';
import { PartFailed } from '../../states/PartFailed';

/** Owners by the rules of the levels, and how many of their apps meet each. */
export function OwnersTab(props: ScorecardTabProps) {
  const { parameters, reading, open } = props;
  const { request } = parameters;
  const ask = useCallback(
    (api: BackupsApi, options: BackupsRequestOptions) =>
      api.getScorecardOwners(partFilter(request), options),
    [request],
  );
  const {
    value: answer,
    error,
    askAgain,
  } = useScorecardPart(ask, reading.page);
  if (!answer) {
    return error ? (
      <PartFailed error={error} retry={askAgain} />
    ) : (
      <LoadingTable />
    );
  }
  if (answer.owners.length === 0) {
    return <>No app of this filter has a level yet: they are judged daily.</>;
  }
  return <OwnersMatrix owners={answer.owners} open={open} />;
}
