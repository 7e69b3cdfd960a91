import { makeStyles } from '@material-ui/core/styles';
import type { PlanView } from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';
import { Instant } from '../atoms/Instant';

const useStyles = makeStyles(
  theme => ({
    root: { color: mutedText(theme), margin: theme.spacing(0.5, 0) },
  }),
  { name: 'BackupsNeverRanHelp' },
);

/** Props of {@link NeverRanHelp}. */
export interface NeverRanHelpProps {
  plan: PlanView;
}

/** What to expect of a plan that has not made a copy yet. */
export function NeverRanHelp(props: NeverRanHelpProps) {
  const { state, dueAt } = props.plan;
  const classes = useStyles();
  if (state !== 'never-ran' && state !== 'new') return null;
  return (
    <p className={classes.root}>
      No copy has succeeded yet.
      {dueAt && (
        <>
          {state === 'new' ? ' The first copy is due ' : ' The first was due '}
          <Instant at={dueAt} />.
        </>
      )}
    </p>
  );
}
