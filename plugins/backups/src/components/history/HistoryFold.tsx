import { useState } from 'react';
import type { DayView, EntityBackups } from 'backstage-plugin-backups-common';
import { makeStyles } from '@material-ui/core/styles';
import { useNarrowScreen } from '../../hooks/useNarrowScreen';
import { formatDay } from '../../text/formatDay';
import { DayCell } from '../atoms/DayCell';
import { TextButton } from '../atoms/TextButton';
import { Fold } from '../layout/Fold';
import { historyLanes, type HistoryLane } from './historyLanes';
import { HistoryLegend } from './HistoryLegend';
import { HistoryStrip } from './HistoryStrip';
import { HistoryTable } from './HistoryTable';

/** Days that fit on a narrow screen at full size. */
const NARROW_DAYS = 10;

const useStyles = makeStyles(
  theme => ({
    summary: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
    },
    strip: {
      display: 'grid',
      flex: '1 1 200px',
      gap: 2,
      gridAutoColumns: 'minmax(0, 1fr)',
      gridAutoFlow: 'column',
      maxWidth: 560,
    },
    action: { display: 'flex', justifyContent: 'flex-end' },
  }),
  { name: 'BackupsHistoryFold' },
);

/** What nobody watched hides nothing that another copy made. */
const WORST_FIRST: readonly DayView['result'][] = [
  'failed',
  'missed',
  'made',
  'suspended',
  'not-observed',
  'none-due',
];

/** The worst of what one day held, over all lanes. */
function worstDays(lanes: readonly HistoryLane[]): DayView[] {
  const byDay = new Map<string, DayView>();
  for (const day of lanes.flatMap(lane => lane.days)) {
    const known = byDay.get(day.day);
    const worst =
      known &&
      WORST_FIRST.indexOf(known.result) <= WORST_FIRST.indexOf(day.result)
        ? known
        : day;
    byDay.set(day.day, {
      ...worst,
      made: (known?.made ?? 0) + day.made,
      missed: (known?.missed ?? 0) + day.missed,
      failed: (known?.failed ?? 0) + day.failed,
    });
  }
  return [...byDay.values()].sort((one, other) =>
    one.day.localeCompare(other.day),
  );
}

/** Props of {@link HistoryFold}. */
export interface HistoryFoldProps {
  backups: EntityBackups;
}

/** The last 30 days: how many copies were made in time, the worst of each day, and each copy behind the fold. */
export function HistoryFold(props: HistoryFoldProps) {
  const [isTable, setTable] = useState(false);
  const isNarrow = useNarrowScreen();
  const classes = useStyles();
  const { items, sla = [] } = props.backups;
  const all = historyLanes(items);
  if (all.length === 0) return null;
  const lanes = historyLanes(
    items,
    isNarrow && !isTable ? NARROW_DAYS : undefined,
  );
  const worst = worstDays(lanes);
  const month = sla.find(({ days }) => days === 30);
  const due = month && month.made + month.missed;
  return (
    <Fold
      id="backups-history"
      title={`Last ${Math.max(...all.map(({ days }) => days.length))} days`}
      summary={
        <span className={classes.summary}>
          {month && due !== undefined && due > 0 && (
            <span>
              {month.made} of {due} on time
            </span>
          )}
          <span className={classes.strip} aria-hidden>
            {worst.map(day => (
              <DayCell
                key={day.day}
                result={day.result}
                title={formatDay(day.day)}
              />
            ))}
          </span>
        </span>
      }
    >
      <div className={classes.action}>
        <TextButton pressed={isTable} onClick={() => setTable(!isTable)}>
          as table
        </TextButton>
      </div>
      {isTable ? (
        <HistoryTable lanes={lanes} />
      ) : (
        <>
          <HistoryStrip lanes={lanes} />
          <HistoryLegend lanes={lanes} />
        </>
      )}
    </Fold>
  );
}
