import { makeStyles } from '@material-ui/core/styles';
import type { ScorecardPage } from 'backstage-plugin-backups-common';
import { countText } from '../../../text/countText';
import { mutedText } from '../../../theme/mutedText';
import { Age } from '../../atoms/Age';
import { Instant } from '../../atoms/Instant';
import { TextButton } from '../../atoms/TextButton';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(14),
      margin: 0,
    },
  }),
  { name: 'BackupsCheckedAll' },
);

/** Props of {@link CheckedAll}. */
export interface CheckedAllProps {
  page: ScorecardPage;
  /** Shows how the sources do; absent: nothing shows it. */
  showSources: (() => void) | undefined;
}

/** How old the numbers are, and who answered. */
export function CheckedAll(props: CheckedAllProps) {
  const { clock, checkedAt, now, sources } = props.page;
  const classes = useStyles();
  const answered = `${sources.current} of ${countText(
    sources.total,
    'source',
  )} answered`;
  return (
    <p className={classes.root}>
      {clock === 'dump' && (
        <>
          As of the manifests: <Instant at={now} />
          {' · '}
        </>
      )}
      {clock === 'live' && checkedAt && (
        <>
          Checked <Age since={checkedAt} suffix="ago" />
          {' · '}
        </>
      )}
      {clock === 'live' && !checkedAt && 'Nothing answers · '}
      {props.showSources ? (
        <TextButton onClick={props.showSources}>{answered}</TextButton>
      ) : (
        answered
      )}
    </p>
  );
}
