import { makeStyles } from '@material-ui/core/styles';
import { countText } from '../../../text/countText';
import { mutedText } from '../../../theme/mutedText';
import type { ScorecardTabProps } from '../tabs/ScorecardTab';
import { AppsTable } from './AppsTable';
import { NoApps } from './NoApps';

const useStyles = makeStyles(
  theme => ({
    count: { color: mutedText(theme), margin: theme.spacing(0, 0, 1) },
    table: { margin: theme.spacing(0, -2.5, -2.5) },
  }),
  { name: 'BackupsAppsTab' },
);

/** Every app that the filter lets through, worst first. */
export function AppsTab(props: ScorecardTabProps) {
  const { parameters, reading } = props;
  const { request, change, clear, isFiltered } = parameters;
  const classes = useStyles();
  const total = reading.page?.total ?? reading.rows.length;
  return (
    <>
      <p role="status" className={classes.count}>
        {countText(total, 'app')}
        {isFiltered ? ' of this filter' : ''}
      </p>
      {reading.rows.length > 0 ? (
        <div className={classes.table}>
          <AppsTable reading={reading} request={request} change={change} />
        </div>
      ) : (
        <NoApps isFiltered={isFiltered} clear={clear} />
      )}
    </>
  );
}
