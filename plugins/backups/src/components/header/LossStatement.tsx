import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { LossView } from 'backstage-plugin-backups-common';
import { lossText } from '../../text/lossText';
import { mutedText } from '../../theme/mutedText';
import type { Tone } from '../../theme/Tone';
import { toneColors } from '../../theme/toneColors';
import { Instant } from '../atoms/Instant';

const TONES: Record<LossView['kind'], Tone | undefined> = {
  time: undefined,
  everything: 'bad',
  'not-known': 'unknown',
  'nothing-to-lose': undefined,
};

const useStyles = makeStyles<Theme, { kind: LossView['kind'] }>(
  theme => ({
    root: { margin: 0 },
    term: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.4,
    },
    amount: props => {
      const tone = TONES[props.kind];
      return {
        color: tone
          ? toneColors(theme, tone).onPaper
          : theme.palette.text.primary,
        fontSize: theme.typography.pxToRem(28),
        fontWeight: 700,
        lineHeight: 1.3,
        margin: 0,
        overflowWrap: 'anywhere',
        [theme.breakpoints.down('md')]: {
          fontSize: theme.typography.pxToRem(22),
        },
      };
    },
    detail: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.4,
      margin: 0,
    },
  }),
  { name: 'BackupsLossStatement' },
);

/** Props of {@link LossStatement}. */
export interface LossStatementProps {
  /** What happens: `If the volume is lost`. */
  disaster: string;
  loss: LossView;
  /** Said when there is no copy to go back to. */
  whenEverything: string;
  /** There are several items: the one that loses most is named. */
  nameItem: boolean;
  /** A source is silent: there may be newer copies than those we know. */
  byLastKnowledge: boolean;
}

function Detail(props: LossStatementProps) {
  const { loss } = props;
  if (loss.kind === 'everything') return <>{props.whenEverything}</>;
  if (loss.kind === 'nothing-to-lose') return <>there is no data here</>;
  if (loss.kind === 'not-known') {
    return <>what would answer it has not been read</>;
  }
  return (
    <>
      {loss.destination && `from ${loss.destination}`}
      {loss.destination && loss.dataTime && ', '}
      {loss.dataTime && <Instant at={loss.dataTime} />}
    </>
  );
}

/** What is lost in one kind of disaster. */
export function LossStatement(props: LossStatementProps) {
  const { loss } = props;
  const classes = useStyles({ kind: loss.kind });
  return (
    <dl className={classes.root}>
      <dt className={classes.term}>
        {props.disaster},
        <br />
        you lose
      </dt>
      <dd className={classes.amount}>{lossText(loss)}</dd>
      <dd className={classes.detail}>
        <Detail {...props} />
      </dd>
      {props.byLastKnowledge && loss.kind === 'time' && (
        <dd className={classes.detail}>at most, by what was last known</dd>
      )}
      {props.nameItem && loss.item && (
        <dd className={classes.detail}>most: {loss.item}</dd>
      )}
    </dl>
  );
}
