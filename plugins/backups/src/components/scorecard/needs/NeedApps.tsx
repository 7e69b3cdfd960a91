import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { NeedView } from 'backstage-plugin-backups-common';
import { Link } from '../../parts/Link';
import { nameOfRef } from '../../../text/nameOfRef';
import { mutedText } from '../../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      // What a finger hits.
      '& a': {
        alignItems: 'center',
        display: 'inline-flex',
        fontWeight: 700,
        minHeight: 24,
      },
    },
    quiet: { color: mutedText(theme) },
  }),
  { name: 'BackupsNeedApps' },
);

/** Props of {@link NeedApps}. */
export interface NeedAppsProps {
  needs: readonly NeedView[];
}

/** Links to the apps that something touches, some of them, each once. */
export function NeedApps({ needs }: NeedAppsProps) {
  const classes = useStyles();
  const entityPath = useRouteRef(entityRouteRef);
  const examples = new Map(
    needs
      .flatMap(need => need.examples)
      .map(({ entityRef, title }) => [entityRef, title]),
  );
  const { holders } = needs[0];
  return (
    <span className={classes.root}>
      {[...examples].map(([entityRef, title]) => (
        <Link
          key={entityRef}
          to={`${entityPath(parseEntityRef(entityRef))}/backups`}
        >
          {title}
        </Link>
      ))}
      {holders && (
        <span className={classes.quiet}>
          for the owner of {holders.map(nameOfRef).join(', ')}
        </span>
      )}
    </span>
  );
}
