import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, useTheme, type Theme } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/Lock';
import LockOpenIcon from '@material-ui/icons/LockOpen';
import {
  durationInWords,
  type ItemView,
} from 'backstage-plugin-backups-common';
import { countText } from '../../text/countText';
import { mutedText } from '../../theme/mutedText';
import { stateLooks } from '../../theme/stateLooks';
import { Age } from '../atoms/Age';
import { ToneIcon } from '../atoms/ToneIcon';
import { VisuallyHidden } from '../atoms/VisuallyHidden';
import { copyButtonId } from '../copies/copyButtonId';
import { FlowArrow } from './FlowArrow';
import type { FlowEdge } from './flowRows';

/** Width of a place, in CSS pixels: the walls stand between places. */
export const PLACE_WIDTH = 190;

const useStyles = makeStyles<Theme>(
  theme => ({
    root: {
      alignItems: 'center',
      borderRadius: 6,
      color: theme.palette.text.primary,
      display: 'flex',
      fontFamily: 'inherit',
      fontSize: theme.typography.pxToRem(14),
      justifyContent: 'flex-start',
      lineHeight: 1.35,
      minHeight: 40,
      textAlign: 'left',
      width: '100%',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
    words: {
      alignItems: 'center',
      // The wall does not run through words.
      backgroundColor: theme.palette.background.paper,
      borderRadius: 4,
      display: 'inline-flex',
      gap: 4,
      padding: '0 4px',
      whiteSpace: 'nowrap',
    },
    state: { fontWeight: 700 },
    place: {
      boxSizing: 'border-box',
      flex: `0 0 ${PLACE_WIDTH}px`,
      minWidth: 0,
      overflowWrap: 'anywhere',
      padding: theme.spacing(0.25, 1),
    },
    label: { fontWeight: 700 },
    facts: {
      alignItems: 'center',
      color: mutedText(theme),
      display: 'flex',
      flexWrap: 'wrap',
      fontSize: theme.typography.pxToRem(13),
      gap: theme.spacing(0, 0.75),
    },
    lock: { fontSize: 14, verticalAlign: 'text-bottom' },
  }),
  { name: 'BackupsFlowEdge' },
);

function Lock(props: { seconds: number | undefined }) {
  const classes = useStyles();
  const { seconds } = props;
  if (seconds === undefined) return null;
  return seconds > 0 ? (
    <span>
      <LockIcon className={classes.lock} aria-hidden />
      <VisuallyHidden>locked for </VisuallyHidden>
      {durationInWords(seconds)}
    </span>
  ) : (
    <span title="Not locked">
      <LockOpenIcon className={classes.lock} aria-hidden />
      <VisuallyHidden>not locked</VisuallyHidden>
    </span>
  );
}

/** Props of {@link FlowEdgeButton}. */
export interface FlowEdgeButtonProps {
  item: ItemView;
  edge: FlowEdge;
  openCopy: (planId: string) => void;
}

/** One copy: the arrow, how it goes, and the place it ends at. It opens the copy. */
export function FlowEdgeButton(props: FlowEdgeButtonProps) {
  const { item, edge } = props;
  const { plan, dataTime, points } = edge;
  const classes = useStyles();
  const theme = useTheme();
  const look = stateLooks[plan.state];
  const isQuiet = plan.state === 'healthy';
  const label = plan.switchedOff ? 'Switched off' : look.label;
  return (
    <ButtonBase
      id={copyButtonId(plan.id)}
      className={classes.root}
      aria-haspopup="dialog"
      onClick={() => props.openCopy(plan.id)}
    >
      <VisuallyHidden>
        {`Copy of ${item.name} in ${plan.destination.label}: `}
      </VisuallyHidden>
      <FlowArrow tone={look.tone} theme={theme}>
        <span className={classes.words}>
          <ToneIcon look={look} />
          {isQuiet ? (
            <VisuallyHidden>{label}</VisuallyHidden>
          ) : (
            <span className={classes.state}>{label}</span>
          )}
          {dataTime ? <Age since={dataTime} /> : 'no copy'}
        </span>
      </FlowArrow>
      <span className={classes.place}>
        <span className={classes.label}>{plan.destination.label}</span>
        {(points !== undefined || edge.lockedSeconds !== undefined) && (
          <span className={classes.facts}>
            {points !== undefined && <span>{countText(points, 'point')}</span>}
            <Lock seconds={edge.lockedSeconds} />
          </span>
        )}
      </span>
    </ButtonBase>
  );
}
