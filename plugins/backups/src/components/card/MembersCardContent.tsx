import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { ScorecardFilterParameters } from 'backstage-plugin-backups-common';
import { Link } from '../parts/Link';
import { isForbidden } from '../../api/isForbidden';
import { useScorecard } from '../../hooks/useScorecard';
import { entityBackupsRouteRef } from '../../routes';
import { protectedText } from '../../text/coverageText';
import { verdictLooks } from '../../theme/verdictLooks';
import { Chip } from '../atoms/Chip';
import { hasMembers } from '../members/memberFilter';
import { coverageParts } from '../scorecard/coverage/coverageParts';
import { CardFrame } from './CardFrame';
import { LoadingCard } from './LoadingCard';
import { PartFailed } from '../states/PartFailed';

const useStyles = makeStyles(
  theme => ({
    headline: {
      fontSize: theme.typography.pxToRem(15),
      lineHeight: 1.45,
      margin: theme.spacing(0, 0, 1),
    },
    chips: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: theme.spacing(0, 0, 1.5),
      padding: 0,
    },
  }),
  { name: 'BackupsMembersCard' },
);

/** Props of {@link MembersCardContent}. */
export interface MembersCardContentProps {
  /** What the members are found by. */
  filter: Pick<ScorecardFilterParameters, 'system' | 'owner'>;
}

/** The card of a System, a Domain or a Group: how many of its apps are what. */
export function MembersCardContent(props: MembersCardContentProps) {
  return hasMembers(props.filter) ? (
    <Counts filter={props.filter} />
  ) : (
    <CardFrame>Nothing belongs to it yet.</CardFrame>
  );
}

function Counts(props: MembersCardContentProps) {
  const classes = useStyles();
  const tabPath = useRouteRef(entityBackupsRouteRef);
  const text = JSON.stringify(props.filter);
  const request = useMemo(() => JSON.parse(text), [text]);
  const { page, error, reload } = useScorecard(request);
  if (error && isForbidden(error)) return null;
  if (!page?.coverage) {
    return (
      <CardFrame>
        {error ? <PartFailed error={error} retry={reload} /> : <LoadingCard />}
      </CardFrame>
    );
  }
  return (
    <CardFrame>
      <p className={classes.headline}>{protectedText(page.coverage)}.</p>
      <ul className={classes.chips} aria-label="Apps by verdict">
        {coverageParts(page.coverage)
          .filter(({ count }) => count > 0)
          .map(({ verdict, count, words }) => (
            <li key={verdict}>
              <Chip look={verdictLooks[verdict]} label={`${count} ${words}`} />
            </li>
          ))}
      </ul>
      <Link to={tabPath()}>All backups</Link>
    </CardFrame>
  );
}
