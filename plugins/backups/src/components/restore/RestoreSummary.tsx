import { makeStyles } from '@material-ui/core/styles';
import {
  durationInWords,
  runbookLead,
  type RestoreItemView,
  type RunbookAnswer,
} from 'backstage-plugin-backups-common';
import { useServerNow } from '../../hooks/useServerNow';
import { lossText } from '../../text/lossText';
import { secondsBetween } from '../../text/secondsBetween';
import { mutedText } from '../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    lead: {
      fontWeight: 600,
      margin: theme.spacing(1.5, 0, 0),
      '@media print': { margin: 0 },
    },
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      margin: theme.spacing(0.5, 0, 0),
      '& strong': { fontSize: theme.typography.pxToRem(16) },
      '@media print': { margin: 0, '& strong': { fontSize: 'inherit' } },
    },
    quiet: { color: mutedText(theme) },
  }),
  { name: 'BackupsRestoreSummary' },
);

function drillText(drill: RestoreItemView['lastDrill']): string {
  if (!drill) return 'never drilled';
  if (drill.outcome === 'failed') return 'last drill failed';
  return drill.durationSeconds === undefined
    ? 'drilled'
    : `last drill took ${durationInWords(drill.durationSeconds)}`;
}

/** Props of {@link RestoreSummary}. */
export interface RestoreSummaryProps {
  answer: RunbookAnswer;
  /** Everything that the app has. */
  items: readonly RestoreItemView[];
}

/** How long the runbook is, what is lost by it, how long it took last time, and what it leaves as it is. */
export function RestoreSummary(props: RestoreSummaryProps) {
  const { answer, items } = props;
  const classes = useStyles();
  const now = useServerNow();
  const times = answer.targets.flatMap(({ dataTime }) => dataTime ?? []).sort();
  const [oldest] = times;
  const restored = new Set(answer.targets.map(({ itemKey }) => itemKey));
  const untouched = items.filter(({ key }) => !restored.has(key));
  const drill = items.find(
    ({ key, lastDrill }) => restored.has(key) && lastDrill,
  )?.lastDrill;
  if (!answer.runbook) return null;
  return (
    <>
      <p className={classes.lead}>
        {runbookLead(answer.runbook, answer.restoring)}
      </p>
      <p className={classes.root}>
        {oldest && (
          <strong>
            You lose{' '}
            {lossText({
              kind: 'time',
              seconds: Math.max(0, secondsBetween(oldest, now)),
            })}
            .
          </strong>
        )}
        <span className={classes.quiet}>{drillText(drill)}</span>
        {untouched.length > 0 && (
          <span>
            Stays as it is now: {untouched.map(({ name }) => name).join(', ')}
          </span>
        )}
      </p>
    </>
  );
}
