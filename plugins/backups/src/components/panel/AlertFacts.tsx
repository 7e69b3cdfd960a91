import { makeStyles } from '@material-ui/core/styles';
import type { AlertsView } from 'backstage-plugin-backups-common';
import { alertLooks } from '../../theme/alertLooks';
import { mutedText } from '../../theme/mutedText';
import { Chip } from '../atoms/Chip';

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: 0, padding: 0 },
    alert: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1.5),
      padding: theme.spacing(0.5, 0),
    },
    text: { minWidth: 0, overflowWrap: 'anywhere' },
    name: { fontWeight: 700 },
    quiet: { color: mutedText(theme), margin: theme.spacing(0.5, 0) },
  }),
  { name: 'BackupsAlertFacts' },
);

/** Props of {@link AlertFacts}. */
export interface AlertFactsProps {
  alerts: AlertsView;
}

/** Alerts that watch a copy, whether they fire, and who could not be asked. */
export function AlertFacts(props: AlertFactsProps) {
  const { declared, unread } = props.alerts;
  const classes = useStyles();
  return (
    <>
      <ul className={classes.root}>
        {declared.map(({ name, wait, declaredBy, state }) => (
          <li key={`${declaredBy} ${name}`} className={classes.alert}>
            <Chip look={alertLooks[state]} />
            <span className={classes.text}>
              <span className={classes.name}>{name}</span>
              {wait && ` after ${wait}`}, by {declaredBy}
            </span>
          </li>
        ))}
      </ul>
      {unread.map(({ server, message, fix }) => (
        <p key={server} className={classes.quiet}>
          {server} would know more and was not read. {message} {fix}
        </p>
      ))}
    </>
  );
}
