import { makeStyles } from '@material-ui/core/styles';
import { formatInstantInUtc } from '../../text/formatInstantInUtc';

const useStyles = makeStyles(
  { root: { display: 'none', '@media print': { display: 'inline' } } },
  { name: 'BackupsPaperTime' },
);

/** Props of {@link PaperTime}. */
export interface PaperTimeProps {
  /** ISO 8601. */
  at: string;
}

/** A time as it is printed: paper has no "2 min ago", and no zone of its reader. */
export function PaperTime(props: PaperTimeProps) {
  const classes = useStyles();
  return (
    <time dateTime={props.at} className={classes.root}>
      {formatInstantInUtc(props.at)}
    </time>
  );
}
