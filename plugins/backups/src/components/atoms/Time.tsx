import { makeStyles } from '@material-ui/core/styles';
import { formatInstantInFull } from '../../text/formatInstantInFull';

const useStyles = makeStyles(
  { root: { whiteSpace: 'nowrap' } },
  { name: 'BackupsTime' },
);

/** Props of {@link Time}. */
export interface TimeProps {
  /** ISO 8601. */
  at: string;
  /** How it is said. */
  children: string;
}

/** A time in some words, with the absolute time in the viewer's zone and UTC on hover. */
export function Time(props: TimeProps) {
  const classes = useStyles();
  return (
    <time
      className={classes.root}
      dateTime={props.at}
      title={formatInstantInFull(props.at)}
    >
      {props.children}
    </time>
  );
}
