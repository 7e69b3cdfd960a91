import { memo, type CSSProperties } from 'react';
import type { ScorecardRow } from 'backstage-plugin-backups-common';
import { Skeleton } from '../../atoms/Skeleton';
import { ScorecardCell } from './ScorecardCell';
import { SCORECARD_TRACKS, type ScorecardColumn } from './scorecardColumns';
import { useCellStyles } from './useCellStyles';

/** Props of {@link AppRow}. */
export interface AppRowProps {
  /** Absent: it is on its way. */
  row?: ScorecardRow;
  columns: readonly ScorecardColumn[];
  /** Place in the whole list, from 0. */
  index: number;
  /** Place of the cell that the keyboard is on; absent: in another row. */
  activeColumn?: number;
  /** There are no heads above. */
  labelled: boolean;
  /** It says what is the matter with its app. */
  described: boolean;
  style: CSSProperties;
}

function PlainAppRow(props: AppRowProps) {
  const { row, columns, index, activeColumn, style } = props;
  const classes = useCellStyles();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={
        props.described ? `${classes.row} ${classes.described}` : classes.row
      }
      style={{ ...style, gridTemplateColumns: SCORECARD_TRACKS }}
    >
      {columns.map((column, place) => (
        <div
          key={column.id}
          role="gridcell"
          className={classes.cell}
          data-row={index}
          data-column={place}
          tabIndex={activeColumn === place ? 0 : -1}
        >
          {row ? (
            <ScorecardCell
              column={column}
              row={row}
              labelled={props.labelled}
              described={props.described}
            />
          ) : (
            <Skeleton width={place === 0 ? 180 : 70} height={16} />
          )}
        </div>
      ))}
    </div>
  );
}

/** A row of the table of apps. It stays as it is while others come and go. */
export const AppRow = memo(PlainAppRow);
