import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { Link } from '../parts/Link';
import { restoreParameters } from '../../hooks/useRestoreChoice';
import { entityBackupsRouteRef } from '../../routes';
import { formatInstantInUtc } from '../../text/formatInstantInUtc';
import { mutedText } from '../../theme/mutedText';
import { stateLooks } from '../../theme/stateLooks';
import { Chip } from '../atoms/Chip';
import { VerdictChip } from '../atoms/VerdictChip';
import { worstByDestination } from './worstByDestination';

const useStyles = makeStyles(
  theme => ({
    headline: {
      fontSize: theme.typography.pxToRem(15),
      lineHeight: 1.45,
      margin: theme.spacing(1, 0),
      overflowWrap: 'anywhere',
    },
    quiet: { color: mutedText(theme), margin: theme.spacing(1, 0) },
    links: { display: 'flex', gap: theme.spacing(2.5) },
    chips: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: theme.spacing(0, 0, 1.5),
      padding: 0,
    },
  }),
  { name: 'BackupsCardContent' },
);

/** Props of {@link CardContent}. */
export interface CardContentProps {
  backups: EntityBackups;
  /** The last request failed; `backups` is an older answer. */
  reloadError?: Error;
}

/** The card once there is an answer. */
export function CardContent(props: CardContentProps) {
  const { backups, reloadError } = props;
  const classes = useStyles();
  const tabPath = useRouteRef(entityBackupsRouteRef);
  if (!backups.linked) {
    return (
      <>
        <p className={classes.headline}>
          No backups are linked to this app yet.
        </p>
        <Link to={tabPath()}>Where we looked</Link>
      </>
    );
  }
  const showsAge = backups.clock === 'dump' || reloadError;
  return (
    <>
      {backups.verdict && <VerdictChip verdict={backups.verdict} />}
      <p className={classes.headline}>{backups.headline}</p>
      {showsAge && (
        <p className={classes.quiet}>
          Judged as of {formatInstantInUtc(backups.judgedAt)}.
        </p>
      )}
      <ul className={classes.chips} aria-label="Destinations">
        {worstByDestination(backups.items).map(({ label, state }) => (
          <li key={label}>
            <Chip
              look={stateLooks[state]}
              label={`${label}: ${stateLooks[state].label.toLocaleLowerCase(
                'en',
              )}`}
            />
          </li>
        ))}
      </ul>
      <span className={classes.links}>
        <Link to={tabPath()}>All backups</Link>
        {backups.items.length > 0 && (
          <Link
            to={`${tabPath()}?${new URLSearchParams(
              restoreParameters(backups.now),
            )}`}
          >
            Restore…
          </Link>
        )}
      </span>
    </>
  );
}
