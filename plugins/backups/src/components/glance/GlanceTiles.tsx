import { makeStyles } from '@material-ui/core/styles';
import type {
  EntityBackups,
  ItemView,
  LossView,
} from 'backstage-plugin-backups-common';
import { restoreHref } from '../../hooks/useRestoreChoice';
import { formatDate } from '../../text/formatDate';
import { lossText } from '../../text/lossText';
import type { Tone } from '../../theme/Tone';
import { Age } from '../atoms/Age';
import { Instant } from '../atoms/Instant';
import { GlanceTile } from './GlanceTile';
import { goBackOf } from './goBackOf';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1.5),
      gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
      [theme.breakpoints.down('sm')]: {
        gap: theme.spacing(1),
        gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      },
    },
  }),
  { name: 'BackupsGlanceTiles' },
);

/** Where the tile of how far back leads. */
export const TIMELINE_ID = 'backups-timeline';

const TONES: Record<LossView['kind'], Tone | undefined> = {
  time: undefined,
  everything: 'bad',
  'not-known': 'unknown',
  'nothing-to-lose': undefined,
  'not-judged': undefined,
};

interface LossTileProps {
  term: string;
  loss: LossView;
  backups: EntityBackups;
  to: string;
}

function amountOf(loss: LossView, backups: EntityBackups): string {
  if (loss.kind !== 'time' || loss.seconds === undefined) {
    return lossText(loss);
  }
  // A source is silent: there may be newer copies than those we know.
  return `${backups.lastKnownVerdict ? '≤ ' : '−'}${lossText(loss)}`;
}

function LossTile(props: LossTileProps) {
  const { loss, backups } = props;
  const names = backups.items.length > 1;
  return (
    <GlanceTile
      term={props.term}
      amount={amountOf(loss, backups)}
      tone={backups.lastKnownVerdict ? 'unknown' : TONES[loss.kind]}
      to={props.to}
      detail={
        loss.kind === 'time' && (
          <>
            {loss.destination}
            {loss.destination && loss.dataTime && ', '}
            {loss.dataTime && <Instant at={loss.dataTime} />}
            {names && loss.item && ` (${loss.item})`}
          </>
        )
      }
    />
  );
}

/** The item of which least is proven: a failed restore, then none, then the oldest. */
function provenRank({ lastDrill }: ItemView): string {
  if (!lastDrill) return '1';
  return lastDrill.outcome === 'failed' ? '0' : `2 ${lastDrill.at}`;
}

function DrillWords({ lastDrill }: Pick<ItemView, 'lastDrill'>) {
  if (!lastDrill) return <>✗ never</>;
  return (
    <>
      {lastDrill.outcome === 'failed' ? '✗ failed ' : '✓ '}
      <Age since={lastDrill.at} suffix="ago" />
    </>
  );
}

const DRILL_TONES: Record<string, Tone> = { 0: 'bad', 1: 'unknown', 2: 'good' };

function ProvenTile(props: { backups: EntityBackups; to: string }) {
  const [worst, ...others] = props.backups.items
    .filter(({ plans }) => plans.length > 0)
    .sort((one, other) => provenRank(one).localeCompare(provenRank(other)));
  return (
    <GlanceTile
      term="Restore proven"
      tone={DRILL_TONES[worst ? provenRank(worst)[0] : '1']}
      amount={<DrillWords lastDrill={worst?.lastDrill} />}
      to={props.to}
      detail={
        others.length > 0 && (
          <>
            {worst.name}
            {others.map(({ key, name, lastDrill }) => (
              <span key={key}>
                {' · '}
                {name}: <DrillWords lastDrill={lastDrill} />
              </span>
            ))}
          </>
        )
      }
    />
  );
}

/** Props of {@link GlanceTiles}. */
export interface GlanceTilesProps {
  backups: EntityBackups;
}

/** What would be lost, how far back one can go, and whether a restore was ever proven. */
export function GlanceTiles(props: GlanceTilesProps) {
  const { backups } = props;
  const classes = useStyles();
  const { now, loss } = backups;
  const back = goBackOf(backups);
  return (
    <section className={classes.root} aria-label="At a glance">
      <LossTile
        term="Volume lost"
        loss={loss.volume}
        backups={backups}
        to={restoreHref(now, { scenario: 'volume-lost' })}
      />
      <LossTile
        term="Site lost"
        loss={loss.site}
        backups={backups}
        to={restoreHref(now, { scenario: 'cluster-gone' })}
      />
      <GlanceTile
        term="Go back to"
        amount={back.at ? formatDate(back.at) : 'Not known'}
        tone={back.at ? undefined : 'unknown'}
        detail={back.item}
        to={`#${TIMELINE_ID}`}
      />
      <ProvenTile
        backups={backups}
        to={restoreHref(now, { scenario: 'look' })}
      />
    </section>
  );
}
