import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { ScorecardRow } from 'backstage-plugin-backups-common';
import { lossText } from '../../../text/lossText';
import { nameOfRef } from '../../../text/nameOfRef';
import { slaText } from '../../../text/slaText';
import { Instant } from '../../atoms/Instant';
import { LevelBar } from '../../atoms/LevelBar';
import { VerdictChip } from '../../atoms/VerdictChip';
import type { ScorecardColumn } from './scorecardColumns';
import { useCellStyles } from './useCellStyles';

/** Props of {@link ScorecardCell}. */
export interface ScorecardCellProps {
  column: ScorecardColumn;
  row: ScorecardRow;
  /** There are no heads above: the cell says what it is about. */
  labelled: boolean;
}

function AppCell(props: { row: ScorecardRow }) {
  const { entityRef, title, headline } = props.row;
  const classes = useCellStyles();
  const entityPath = useRouteRef(entityRouteRef);
  return (
    <>
      <Link
        className={classes.app}
        // The grid has one stop for the keyboard; Enter follows the link.
        tabIndex={-1}
        to={`${entityPath(parseEntityRef(entityRef))}/backups`}
      >
        {title}
      </Link>
      <span className={classes.quiet} title={headline}>
        {headline}
      </span>
    </>
  );
}

/** What a row says in one column. */
export function ScorecardCell(props: ScorecardCellProps) {
  const { row, column, labelled } = props;
  const label = labelled ? `${column.title}: ` : '';
  switch (column.id) {
    case 'app':
      return <AppCell row={row} />;
    case 'owner':
      return <>{row.owner ? nameOfRef(row.owner) : 'nobody'}</>;
    case 'verdict':
      return <VerdictChip verdict={row.verdict} />;
    case 'volume':
      return <>{`${label}${lossOf(row, 'volume')}`}</>;
    case 'site':
      return <>{`${label}${lossOf(row, 'site')}`}</>;
    case 'level':
      return row.level ? (
        <LevelBar level={row.level.level} expected={row.level.expected} />
      ) : (
        <>not judged</>
      );
    case 'sla':
      return <>{slaText(row.sla)}</>;
    case 'drill':
      return row.lastDrill ? <Instant at={row.lastDrill} /> : <>never</>;
    default: {
      const unplaced: never = column.id;
      throw new Error(`Column without a cell: ${unplaced}`);
    }
  }
}

/** A source is silent: there may be newer copies than those we know. */
function lossOf(row: ScorecardRow, disaster: 'volume' | 'site'): string {
  const loss = row.loss[disaster];
  const text = lossText(loss);
  return row.lastKnownVerdict !== undefined && loss.kind === 'time'
    ? `≤ ${text}`
    : text;
}
