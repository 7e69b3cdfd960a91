import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { NeedView } from 'backstage-plugin-backups-common';
import { countText } from '../../../text/countText';
import { nameOfRef } from '../../../text/nameOfRef';
import { mutedText } from '../../../theme/mutedText';
import { sourceLook } from '../../../theme/sourceLook';
import { Chip } from '../../atoms/Chip';
import { ProblemChip } from '../../atoms/ProblemChip';
import { TextButton } from '../../atoms/TextButton';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'start',
      borderTop: `1px solid ${theme.palette.divider}`,
      display: 'grid',
      gap: theme.spacing(0.5, 2),
      gridTemplateColumns: '130px minmax(0, 1fr) auto',
      padding: theme.spacing(1.25, 0),
      '&:first-child': { borderTop: 0, paddingTop: 0 },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        '& > :first-child': { gridColumn: '1 / -1' },
      },
    },
    title: { fontWeight: 700, overflowWrap: 'anywhere' },
    quiet: { color: mutedText(theme), overflowWrap: 'anywhere' },
  }),
  { name: 'BackupsNeedRow' },
);

/** Props of {@link NeedRow}. */
export interface NeedRowProps {
  need: NeedView;
  /** Shows the apps that a cause touches. */
  choose: (cause: string) => void;
}

/** Something that somebody has to do something about. */
export function NeedRow(props: NeedRowProps) {
  const { need, choose } = props;
  const classes = useStyles();
  const entityPath = useRouteRef(entityRouteRef);
  const [first] = need.examples;
  return (
    <li className={classes.root}>
      <span>
        {need.kind.type === 'source' ? (
          <Chip look={sourceLook} />
        ) : (
          <ProblemChip kind={need.kind} />
        )}
      </span>
      <span>
        <span className={classes.title}>{need.title}</span>{' '}
        <span className={classes.quiet}>
          {need.detail}
          {need.entities > 1 &&
            `: ${need.examples.map(({ title }) => title).join(', ')}${
              need.entities > need.examples.length ? ' …' : ''
            }`}
          {need.holders &&
            ` · for the owner of ${need.holders.map(nameOfRef).join(', ')}`}
        </span>
        {need.fix && (
          <>
            <br />
            <span className={classes.quiet}>{need.fix}</span>
          </>
        )}
      </span>
      {need.entities === 1 && first ? (
        <Link to={`${entityPath(parseEntityRef(first.entityRef))}/backups`}>
          {first.title}
        </Link>
      ) : (
        <TextButton onClick={() => choose(need.cause)}>
          {countText(need.entities, 'app')}
        </TextButton>
      )}
    </li>
  );
}
