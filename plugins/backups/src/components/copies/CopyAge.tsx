import { makeStyles } from '@material-ui/core/styles';
import type { PlanView } from 'backstage-plugin-backups-common';
import { useServerNow } from '../../hooks/useServerNow';
import { secondsBetween } from '../../text/secondsBetween';
import { mutedText } from '../../theme/mutedText';
import { Age } from '../atoms/Age';
import { Instant } from '../atoms/Instant';
import { Until } from '../atoms/Until';

const useStyles = makeStyles(
  theme => ({
    age: { fontWeight: 700 },
    due: { color: mutedText(theme) },
  }),
  { name: 'BackupsCopyAge' },
);

/** Props of {@link CopyAge}. */
export interface CopyAgeProps {
  plan: PlanView;
}

/** States in which a due time would be a promise that nobody keeps. */
const NOT_DUE = new Set<PlanView['state']>(['suspended', 'gone', 'unreadable']);

function Due(props: { plan: PlanView }) {
  const { dueAt, state, lastSuccess } = props.plan;
  const now = useServerNow();
  if (!dueAt || NOT_DUE.has(state)) return null;
  if (secondsBetween(now, dueAt) < 0) {
    return (
      <>
        was due <Instant at={dueAt} />
      </>
    );
  }
  return (
    <>
      {lastSuccess ? 'next ' : 'first copy due '}
      <Until at={dueAt} />
    </>
  );
}

/** How old the newest copy is, and when the next one is due. */
export function CopyAge(props: CopyAgeProps) {
  const { plan } = props;
  const classes = useStyles();
  const due = plan.dueAt && !NOT_DUE.has(plan.state);
  return (
    <span>
      {plan.lastSuccess ? (
        <span className={classes.age}>
          <Age since={plan.lastSuccess.dataTime} suffix="old" />
        </span>
      ) : (
        <span className={classes.age}>no copy yet</span>
      )}
      {due && (
        <span className={classes.due}>
          {' · '}
          <Due plan={plan} />
        </span>
      )}
    </span>
  );
}
