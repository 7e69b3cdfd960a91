import { useCallback } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  BackupsApi,
  BackupsRequestOptions,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { countText } from '../../../text/countText';
import { partFilter } from '../partFilter';
import { LoadingTable } from '../tabs/LoadingTable';
import type { ScorecardTabProps } from '../tabs/ScorecardTab';
import { DrillsTable } from './DrillsTable';
import { DueTable } from './DueTable';
import { PartFailed } from '../../states/PartFailed';

const useStyles = makeStyles(
  theme => ({
    sentence: { fontWeight: 700, margin: theme.spacing(0, 0, 2) },
    heading: {
      fontSize: theme.typography.pxToRem(16),
      fontWeight: 700,
      margin: theme.spacing(3, 0, 0.5),
      '&:first-of-type': { marginTop: 0 },
    },
  }),
  { name: 'BackupsDrillsTab' },
);

/** Restores that were really tried, and whose turn it is. */
export function DrillsTab(props: ScorecardTabProps) {
  const { parameters, reading } = props;
  const { request } = parameters;
  const classes = useStyles();
  const ask = useCallback(
    (api: BackupsApi, options: BackupsRequestOptions) =>
      api.getScorecardDrills(partFilter(request), options),
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
  const { counted, proven, drills, more } = answer;
  return (
    <>
      <p className={classes.sentence}>
        {`${proven} of ${countText(counted, 'app')} ${
          proven === 1 ? 'was' : 'were'
        } restored in a drill in the last 90 days.`}
      </p>
      <h3 className={classes.heading}>Due for a drill</h3>
      <DueTable request={request} askedFor={reading.page} />
      <h3 className={classes.heading}>Drills</h3>
      {drills.length === 0 ? (
        'None has been recorded. The restore view of an app ends with a form for it.'
      ) : (
        <DrillsTable drills={drills} more={more} />
      )}
    </>
  );
}
