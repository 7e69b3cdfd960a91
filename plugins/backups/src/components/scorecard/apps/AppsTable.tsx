import { useCallback, useEffect, useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { FixedSizeList, type ListChildComponentProps } from 'react-window';
import type { ScorecardRequest } from 'backstage-plugin-backups-common';
import { useNarrowScreen } from '../../../hooks/useNarrowScreen';
import type { ScorecardReading } from '../../../hooks/useScorecard';
import { VisuallyHidden } from '../../atoms/VisuallyHidden';
import { AppRow } from './AppRow';
import { ColumnHeads } from './ColumnHeads';
import { SCORECARD_COLUMNS, type ScorecardColumn } from './scorecardColumns';
import { useGridKeys } from './useGridKeys';

/** CSS pixels. A row with a sentence about its app is higher, and so is one on a narrow screen. */
const ROW_HEIGHTS = {
  plain: { wide: 48, narrow: 76 },
  described: { wide: 76, narrow: 156 },
} as const;
const MOST_HEIGHT = 480;
/** Rows rendered beyond what is seen. */
const OVERSCAN = 4;
/** More is read when this few rows are left below. */
const READ_AHEAD = 30;

const NARROW_COLUMNS = SCORECARD_COLUMNS.filter(({ id }) =>
  ['app', 'verdict', 'volume', 'site'].includes(id),
);

const useStyles = makeStyles(
  {
    // Wide tables scroll inside, never the page.
    scroll: { overflowX: 'auto' },
    grid: { minWidth: 'min-content' },
    list: { overflowX: 'hidden !important' as 'hidden' },
  },
  { name: 'BackupsAppsTable' },
);

interface RowData {
  reading: ScorecardReading;
  columns: readonly ScorecardColumn[];
  isNarrow: boolean;
  described: boolean;
  active: { row: number; column: number };
}

function Row({ index, style, data }: ListChildComponentProps<RowData>) {
  const { reading, columns, active, isNarrow, described } = data;
  return (
    <AppRow
      row={reading.rows[index]}
      columns={columns}
      index={index}
      activeColumn={active.row === index ? active.column : undefined}
      labelled={isNarrow}
      described={described}
      style={style}
    />
  );
}

/** Props of {@link AppsTable}. */
export interface AppsTableProps {
  reading: ScorecardReading;
  request: ScorecardRequest;
  /** Each row says what is the matter with its app: where nothing else on the page does. */
  described?: boolean;
  change: (fields: Partial<ScorecardRequest>) => void;
}

/** Every app with its verdict. Only rows that are seen are rendered. */
export function AppsTable(props: AppsTableProps) {
  const { reading, request, change, described = false } = props;
  const classes = useStyles();
  const isNarrow = useNarrowScreen();
  const grid = useRef<HTMLDivElement>(null);
  const list = useRef<FixedSizeList>(null);
  const columns = isNarrow ? NARROW_COLUMNS : SCORECARD_COLUMNS;
  const heights = ROW_HEIGHTS[described ? 'described' : 'plain'];
  const rowHeight = isNarrow ? heights.narrow : heights.wide;
  const { rows, hasMore, readOn } = reading;
  const count = rows.length + (hasMore ? 1 : 0);
  const bringIntoView = useCallback(
    (row: number) => list.current?.scrollToItem(row),
    [],
  );
  const { active, onKeyDown, onFocus } = useGridKeys(
    grid,
    { rows: rows.length, columns: columns.length },
    bringIntoView,
  );

  useEffect(() => {
    list.current?.scrollTo(0);
  }, [request]);

  return (
    <div className={classes.scroll}>
      <div
        ref={grid}
        role="grid"
        // The cells take the focus in its place.
        tabIndex={-1}
        aria-label="Apps"
        aria-rowcount={(reading.page?.total ?? rows.length) + 1}
        aria-colcount={columns.length}
        aria-busy={reading.isStale}
        className={classes.grid}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        {isNarrow ? (
          <VisuallyHidden>
            <div role="row" aria-rowindex={1}>
              {columns.map(({ id, title }) => (
                <span key={id} role="columnheader">
                  {title}
                </span>
              ))}
            </div>
          </VisuallyHidden>
        ) : (
          <ColumnHeads columns={columns} request={request} change={change} />
        )}
        {/* Rows are told apart by their place: another order fills the rows that are there. */}
        <FixedSizeList<RowData>
          ref={list}
          className={classes.list}
          width="100%"
          height={Math.min(MOST_HEIGHT, count * rowHeight)}
          itemCount={count}
          itemSize={rowHeight}
          itemData={{ reading, columns, active, isNarrow, described }}
          overscanCount={OVERSCAN}
          onItemsRendered={({ overscanStopIndex }) => {
            if (overscanStopIndex >= rows.length - READ_AHEAD) readOn();
          }}
        >
          {Row}
        </FixedSizeList>
      </div>
    </div>
  );
}
