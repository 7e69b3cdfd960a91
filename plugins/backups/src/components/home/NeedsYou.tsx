import { makeStyles } from '@material-ui/core/styles';
import { scorecardQuery, thingsToDo } from 'backstage-plugin-backups-common';
import { Link } from '../parts/Link';
import { isForbidden } from '../../api/isForbidden';
import { useMyNeeds } from '../../hooks/useMyNeeds';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { countText } from '../../text/countText';
import { needYouText } from '../../text/needYouText';
import { Skeleton } from '../atoms/Skeleton';
import { NeedLine } from './NeedLine';
import { PartFailed } from '../states/PartFailed';

/** The rest is on the scorecard. */
const SHOWN = 5;

const useStyles = makeStyles(
  theme => ({
    count: { margin: theme.spacing(0, 0, 1) },
    list: { listStyle: 'none', margin: theme.spacing(0, 0, 1), padding: 0 },
  }),
  { name: 'BackupsNeedsYou' },
);

/** On the home page: what needs the user's groups, worst first. */
export function NeedsYou() {
  const classes = useStyles();
  const { value, error, askAgain } = useMyNeeds();
  const scorecardPath = useScorecardPath();
  if (error && isForbidden(error)) return <>You can't view any backups.</>;
  if (!value) {
    if (error) return <PartFailed error={error} retry={askAgain} />;
    return (
      <div role="status" aria-label="Loading">
        <Skeleton width="100%" height={38} />
        <Skeleton width="100%" height={38} />
      </div>
    );
  }
  const { needs, counted, owners, urgent } = value;
  const things = thingsToDo(needs);
  const listed = [...things.urgent, ...things.later];
  const more = listed.length - SHOWN;
  const mine = `${scorecardPath}?${scorecardQuery({ owner: owners })}`;
  return (
    <>
      {counted === 0 && <p>You and your groups own no app with data.</p>}
      {counted > 0 && needs.length === 0 && (
        <p>Nothing needs you: {countText(counted, 'app')} looked at.</p>
      )}
      {urgent > 0 && <p className={classes.count}>{needYouText(urgent)} now</p>}
      {listed.length > 0 && (
        <ul className={classes.list} aria-label="What needs you">
          {listed.slice(0, SHOWN).map(thing => (
            <NeedLine key={thing[0].cause} needs={thing} />
          ))}
        </ul>
      )}
      {scorecardPath &&
        (counted > 0 ? (
          <Link to={mine}>
            {more > 0 ? `${more} more` : 'The backups of your apps'}
          </Link>
        ) : (
          <Link to={scorecardPath}>All backups</Link>
        ))}
    </>
  );
}
