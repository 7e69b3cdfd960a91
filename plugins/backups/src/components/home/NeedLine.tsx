import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { NeedView } from 'backstage-plugin-backups-common';
import { Link } from '../parts/Link';
import { sourceLook } from '../../theme/sourceLook';
import { Chip } from '../atoms/Chip';
import { ProblemChip } from '../atoms/ProblemChip';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(1, 0),
      '&:first-child': { borderTop: 0, paddingTop: 0 },
    },
    title: { fontWeight: 700, overflowWrap: 'anywhere' },
    apps: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      // What a finger hits.
      '& a': { alignItems: 'center', display: 'inline-flex', minHeight: 24 },
    },
  }),
  { name: 'BackupsNeedLine' },
);

/** Props of {@link NeedLine}. */
export interface NeedLineProps {
  /** What is one thing to do, at least one. */
  needs: readonly NeedView[];
}

/** Something to do, with the apps that it is about. */
export function NeedLine(props: NeedLineProps) {
  const { needs } = props;
  const [need, ...same] = needs;
  const apps = new Map(
    needs
      .flatMap(({ examples }) => examples)
      .map(({ entityRef, title }) => [entityRef, title]),
  );
  const classes = useStyles();
  const entityPath = useRouteRef(entityRouteRef);
  return (
    <li className={classes.root}>
      {need.kind.type === 'source' ? (
        <Chip look={sourceLook} />
      ) : (
        <ProblemChip kind={need.kind} />
      )}
      <div className={classes.title}>
        {need.title}
        {same.length > 0 && ` and ${same.length} more like it`}
      </div>
      <div className={classes.apps}>
        {[...apps].map(([entityRef, title]) => (
          <Link
            key={entityRef}
            to={`${entityPath(parseEntityRef(entityRef))}/backups`}
          >
            {title}
          </Link>
        ))}
      </div>
    </li>
  );
}
