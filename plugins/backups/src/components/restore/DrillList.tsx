import type { DrillView } from 'backstage-plugin-backups-common';
import { durationInWords } from 'backstage-plugin-backups-common';
import { makeStyles } from '@material-ui/core/styles';
import { Chip } from '../atoms/Chip';
import { Instant } from '../atoms/Instant';
import { drillLooks } from '../../theme/drillLooks';
import { mutedText } from '../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: theme.spacing(0, 0, 2), padding: 0 },
    drill: { padding: theme.spacing(0.75, 0) },
    quiet: { color: mutedText(theme) },
  }),
  { name: 'BackupsDrillList' },
);

/** Props of {@link DrillList}. */
export interface DrillListProps {
  drills: readonly DrillView[];
}

/** Restores that were really tried, newest first. */
export function DrillList(props: DrillListProps) {
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label="Drills">
      {props.drills.map(drill => (
        <li key={drill.id} className={classes.drill}>
          <Chip look={drillLooks[drill.outcome]} />{' '}
          <Instant at={drill.finishedAt} /> · {drill.item} from{' '}
          {drill.destination}
          {drill.durationSeconds !== undefined &&
            ` · ${durationInWords(drill.durationSeconds)}`}{' '}
          · {drill.check}{' '}
          <span className={classes.quiet}>{drill.reportedBy}</span>
        </li>
      ))}
    </ul>
  );
}
