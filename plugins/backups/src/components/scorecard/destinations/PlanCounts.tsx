import { makeStyles } from '@material-ui/core/styles';
import type { DestinationView } from 'backstage-plugin-backups-common';
import { stateLooks } from '../../../theme/stateLooks';
import { TONES } from '../../../theme/Tone';
import { Chip } from '../../atoms/Chip';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
  }),
  { name: 'BackupsPlanCounts' },
);

/** Props of {@link PlanCounts}. */
export interface PlanCountsProps {
  destination: DestinationView;
}

/** How many copies go there, by state, worst first. */
export function PlanCounts(props: PlanCountsProps) {
  const classes = useStyles();
  const states = [...props.destination.states].sort(
    (a, b) =>
      TONES.indexOf(stateLooks[a.state].tone) -
      TONES.indexOf(stateLooks[b.state].tone),
  );
  return (
    <span className={classes.root}>
      {states.map(({ state, plans }) => (
        <Chip
          key={state}
          look={stateLooks[state]}
          label={`${plans} ${stateLooks[state].label.toLowerCase()}`}
        />
      ))}
    </span>
  );
}
