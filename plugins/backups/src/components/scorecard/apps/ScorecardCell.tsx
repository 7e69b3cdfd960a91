import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { ScorecardRow } from 'backstage-plugin-backups-common';
import { Link } from '../../parts/Link';
import { rowLossText } from '../../../text/lossText';
import { nameOfRef } from '../../../text/nameOfRef';
import { withoutVerdict } from '../../../text/withoutVerdict';
import { slaText } from '../../../text/slaText';
import { Day } from '../../atoms/Day';
import { LevelBar } from '../../atoms/LevelBar';
import { VerdictChip } from '../../atoms/VerdictChip';
import { VisuallyHidden } from '../../atoms/VisuallyHidden';
import { DayBars } from './DayBars';
import type { ScorecardColumn } from './scorecardColumns';
import { useCellStyles } from './useCellStyles';

/** Props of {@link ScorecardCell}. */
export interface ScorecardCellProps {
  column: ScorecardColumn;
  row: ScorecardRow;
  /** There are no heads above: the cell says what it is about. */
  labelled: boolean;
  /** The app's cell says what is the matter with it. */
  described: boolean;
}

function AppCell(props: { row: ScorecardRow; described: boolean }) {
  const { entityRef, title, headline } = props.row;
  const classes = useCellStyles();
  const entityPath = useRouteRef(entityRouteRef);
  return (
    <>
      <Link
        className={classes.app}
        title={props.described ? undefined : headline}
        // The grid has one stop for the keyboard; Enter follows the link.
        tabIndex={-1}
        to={`${entityPath(parseEntityRef(entityRef))}/backups`}
      >
        {title}
      </Link>
      {props.described ? (
        <span className={classes.quiet} title={headline}>
          {withoutVerdict(headline)}
        </span>
      ) : (
        <VisuallyHidden>{withoutVerdict(headline)}</VisuallyHidden>
      )}
    </>
  );
}

/** A sign where a column has nothing to say; its words are on hover and for screen readers. */
function Sign(props: { sign: string; words: string }) {
  return (
    <span title={props.words}>
      <span aria-hidden>{props.sign}</span>
      <VisuallyHidden>{props.words}</VisuallyHidden>
    </span>
  );
}

/** A failed drill says more than one that ended well before it. */
function DrillCell(props: { row: ScorecardRow }) {
  const { lastDrill, failedDrill } = props.row;
  if (failedDrill) {
    return (
      <>
        {'✗ failed '}
        <Day at={failedDrill} />
      </>
    );
  }
  if (!lastDrill) return <>never</>;
  return (
    <>
      {'✓ '}
      <Day at={lastDrill} />
    </>
  );
}

/** What a row says in one column. */
export function ScorecardCell(props: ScorecardCellProps) {
  const { row, column, labelled } = props;
  const label = labelled ? `${column.title}: ` : '';
  switch (column.id) {
    case 'app':
      return <AppCell row={row} described={props.described} />;
    case 'owner':
      return <>{row.owner ? nameOfRef(row.owner) : 'no owner'}</>;
    case 'verdict':
      return <VerdictChip verdict={row.verdict} />;
    case 'volume':
      return <>{`${label}${rowLossText(row, 'volume')}`}</>;
    case 'site':
      return <>{`${label}${rowLossText(row, 'site')}`}</>;
    case 'level':
      return row.level ? (
        <LevelBar level={row.level.level} expected={row.level.expected} />
      ) : (
        <>not judged</>
      );
    case 'back':
      return row.goBackTo ? (
        <Day at={row.goBackTo} />
      ) : (
        <Sign sign="?" words="not known" />
      );
    case 'days':
      return (
        <>
          {row.days && <DayBars days={row.days} />}
          {row.sla?.share === undefined ? (
            <Sign sign={row.days ? '' : '–'} words={slaText(row.sla)} />
          ) : (
            slaText(row.sla)
          )}
        </>
      );
    case 'drill':
      return <DrillCell row={row} />;
    default: {
      const unplaced: never = column.id;
      throw new Error(`Column without a cell: ${unplaced}`);
    }
  }
}
