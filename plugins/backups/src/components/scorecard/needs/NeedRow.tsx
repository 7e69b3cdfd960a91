import { Fragment } from 'react';
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
import { FixText } from '../../problems/FixText';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'start',
      borderTop: `1px solid ${theme.palette.divider}`,
      display: 'grid',
      gap: theme.spacing(0.5, 2),
      gridTemplateColumns: '164px minmax(0, 1fr) auto',
      padding: theme.spacing(1.25, 0),
      '&:first-child': { borderTop: 0, paddingTop: 0 },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        '& > :first-child': { gridColumn: '1 / -1' },
      },
    },
    title: { display: 'block', fontWeight: 700, overflowWrap: 'anywhere' },
    apps: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      // What a finger hits.
      '& a': { alignItems: 'center', display: 'inline-flex', minHeight: 24 },
    },
    quiet: { color: mutedText(theme), overflowWrap: 'anywhere' },
  }),
  { name: 'BackupsNeedRow' },
);

/** Props of {@link NeedRow}. */
export interface NeedRowProps {
  /** What is one thing to do, at least one. */
  needs: readonly NeedView[];
  /** Shows the apps that a cause touches. */
  choose: (cause: string) => void;
}

/** Several of a kind that their apps tell apart. */
function isNamedByApps(needs: readonly NeedView[]): boolean {
  return needs.length > 1 && needs[0].kind.type === 'item';
}

function examplesOf(needs: readonly NeedView[]): NeedView['examples'] {
  return [
    ...new Map(
      needs
        .flatMap(({ examples }) => examples)
        .map(example => [example.entityRef, example]),
    ).values(),
  ];
}

/** Those with the same thing to do, together. */
function byFix(needs: readonly NeedView[]): NeedView[][] {
  const groups = new Map<string | undefined, NeedView[]>();
  for (const need of needs) {
    groups.set(need.fix, [...(groups.get(need.fix) ?? []), need]);
  }
  return [...groups.values()];
}

/** Links to the apps that something touches, some of them. */
function Apps({ needs }: { needs: readonly NeedView[] }) {
  const classes = useStyles();
  const entityPath = useRouteRef(entityRouteRef);
  const [{ holders }] = needs;
  return (
    <span className={classes.apps}>
      {examplesOf(needs).map(({ entityRef, title }) => (
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

/** Something that has to be done. */
export function NeedRow(props: NeedRowProps) {
  const { needs, choose } = props;
  const [need] = needs;
  const classes = useStyles();
  const isNamed = isNamedByApps(needs);
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
        {isNamed ? (
          <span className={classes.title}>
            {countText(needs.length, 'item')}
          </span>
        ) : (
          <>
            {needs.map(({ cause, title }) => (
              <span key={cause} className={classes.title}>
                {title}
              </span>
            ))}
            <Apps needs={needs} />
          </>
        )}
        {byFix(needs).map((group, index) => {
          const [{ cause, kind, fix, title }] = group;
          return (
            <Fragment key={cause}>
              {isNamed && <Apps needs={group} />}
              {/* Why a source does not answer is said above the list. */}
              {fix !== undefined && kind.type !== 'source' && (
                <FixText
                  fix={fix}
                  title={title}
                  brief={!isNamed && index > 0}
                />
              )}
            </Fragment>
          );
        })}
      </span>
      {needs.length === 1 && need.entities > 1 && (
        <TextButton onClick={() => choose(need.cause)}>
          {countText(need.entities, 'app')}
        </TextButton>
      )}
    </li>
  );
}
