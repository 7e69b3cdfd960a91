import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { ItemView, PlanView } from 'backstage-plugin-backups-common';
import { gradeLooks } from '../../theme/gradeLooks';
import { mutedText } from '../../theme/mutedText';
import { Age } from '../atoms/Age';
import { Instant } from '../atoms/Instant';
import { StateChip } from '../atoms/StateChip';
import { ToneIcon } from '../atoms/ToneIcon';
import { VisuallyHidden } from '../atoms/VisuallyHidden';
import { CopyAge } from './CopyAge';
import { copyButtonId } from './copyButtonId';
import { LastKnown } from './LastKnown';

const useStyles = makeStyles<Theme>(
  theme => ({
    root: {
      alignItems: 'flex-start',
      borderRadius: 6,
      color: theme.palette.text.primary,
      display: 'flex',
      flexDirection: 'column',
      fontFamily: 'inherit',
      fontSize: theme.typography.pxToRem(14),
      gap: 3,
      lineHeight: 1.45,
      padding: theme.spacing(0.75, 1),
      textAlign: 'left',
      width: '100%',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
    top: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
      justifyContent: 'space-between',
      width: '100%',
    },
    destination: { fontWeight: 700 },
    schedule: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
    },
    quiet: {
      alignItems: 'center',
      color: mutedText(theme),
      display: 'flex',
      fontSize: theme.typography.pxToRem(13),
      gap: 5,
    },
    unread: { color: mutedText(theme) },
  }),
  { name: 'BackupsCopyCell' },
);

/** Props of {@link CopyCell}. */
export interface CopyCellProps {
  item: ItemView;
  plan: PlanView;
  /** The destination is not said by a column's head. */
  nameDestination?: boolean;
  openCopy: (planId: string) => void;
}

/** A copy at a glance. It opens the copy's side panel. */
export function CopyCell(props: CopyCellProps) {
  const { item, plan } = props;
  const classes = useStyles();
  const grade = gradeLooks[plan.grade];
  const isUnread = plan.state === 'unreadable';
  return (
    <ButtonBase
      id={copyButtonId(plan.id)}
      className={isUnread ? `${classes.root} ${classes.unread}` : classes.root}
      aria-haspopup="dialog"
      onClick={() => props.openCopy(plan.id)}
    >
      <VisuallyHidden>
        {props.nameDestination
          ? `Copy of ${item.name}: `
          : `Copy of ${item.name} in ${plan.destination.label}: `}
      </VisuallyHidden>
      <span className={classes.top}>
        {props.nameDestination && (
          <span>
            <span className={classes.destination}>
              {plan.destination.label}
            </span>{' '}
            <span className={classes.schedule}>{plan.schedule.short}</span>
          </span>
        )}
        <StateChip state={plan.state} switchedOff={plan.switchedOff} />
      </span>
      {isUnread && <LastKnown plan={plan} />}
      <CopyAge plan={plan} />
      {plan.database?.window.latest && (
        <span className={classes.quiet}>
          <span>
            restorable to <Instant at={plan.database.window.latest.at} />
          </span>
        </span>
      )}
      {plan.activity !== 'idle' && (
        <span className={classes.quiet}>
          {plan.activity === 'running' ? 'running now' : 'waiting to run'}
        </span>
      )}
      {plan.lastSuccess && (
        <span className={classes.quiet}>
          <ToneIcon look={grade} />
          {grade.label}
        </span>
      )}
      {plan.state === 'failing' && plan.lastFailure && (
        <span className={classes.quiet}>
          <span>
            last failure <Age since={plan.lastFailure.seenAt} suffix="ago" />
          </span>
        </span>
      )}
      {!plan.counted && plan.lastSuccess && (
        <span className={classes.quiet}>
          Not counted. {plan.notCountedBecause}
        </span>
      )}
    </ButtonBase>
  );
}
