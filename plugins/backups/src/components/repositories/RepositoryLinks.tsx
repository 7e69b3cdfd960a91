import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { Link } from '../parts/Link';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { mutedText } from '../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: mutedText(theme),
      display: 'flex',
      flexWrap: 'wrap',
      fontSize: theme.typography.pxToRem(14),
      gap: theme.spacing(0.5, 2),
      margin: 0,
      padding: theme.spacing(0, 2.5),
    },
  }),
  { name: 'BackupsRepositoryLinks' },
);

/** Props of {@link RepositoryLinks}. */
export interface RepositoryLinksProps {
  backups: EntityBackups;
}

/** The repositories behind the copies: what is known of them is said once, on the page of all apps. */
export function RepositoryLinks(props: RepositoryLinksProps) {
  const classes = useStyles();
  const path = useScorecardPath();
  const labels = [
    ...new Set(props.backups.repositories.map(({ label }) => label)),
  ];
  if (!path || labels.length === 0) return null;
  return (
    <p className={classes.root}>
      {labels.map(label => (
        <Link key={label} to={`${path}?tab=destinations`}>
          {label} repository
        </Link>
      ))}
    </p>
  );
}
