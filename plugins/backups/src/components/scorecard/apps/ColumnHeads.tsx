import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import type { ScorecardRequest } from 'backstage-plugin-backups-common';
import { SCORECARD_TRACKS, type ScorecardColumn } from './scorecardColumns';
import { useCellStyles } from './useCellStyles';

const useStyles = makeStyles(
  theme => ({
    button: {
      fontFamily: 'inherit',
      fontSize: 'inherit',
      fontWeight: 'inherit',
      gap: 4,
      padding: theme.spacing(0.5, 0),
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
    arrow: { fontSize: 15 },
  }),
  { name: 'BackupsColumnHeads' },
);

/** Props of {@link ColumnHeads}. */
export interface ColumnHeadsProps {
  columns: readonly ScorecardColumn[];
  request: ScorecardRequest;
  change: (fields: Partial<ScorecardRequest>) => void;
}

/** The heads of the table of apps, which sort it. */
export function ColumnHeads(props: ColumnHeadsProps) {
  const { columns, request, change } = props;
  const cells = useCellStyles();
  const classes = useStyles();
  const { sort = 'worst', order = 'asc' } = request;

  function sortBy(column: ScorecardColumn) {
    const { firstOrder = 'asc' } = column;
    const other = order === 'asc' ? 'desc' : 'asc';
    const next = column.sort === sort ? other : firstOrder;
    change({
      sort: column.sort === 'worst' ? undefined : column.sort,
      order: next === 'asc' ? undefined : next,
    });
  }

  return (
    <div
      role="row"
      aria-rowindex={1}
      className={`${cells.row} ${cells.head}`}
      style={{ gridTemplateColumns: SCORECARD_TRACKS }}
    >
      {columns.map(column => {
        if (!column.sort) {
          return (
            <div key={column.id} role="columnheader">
              {column.title}
            </div>
          );
        }
        const isSorted = column.sort === sort;
        const Arrow = order === 'asc' ? ArrowUpwardIcon : ArrowDownwardIcon;
        const direction = order === 'asc' ? 'ascending' : 'descending';
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={isSorted ? direction : 'none'}
          >
            <ButtonBase
              className={classes.button}
              onClick={() => sortBy(column)}
            >
              {column.title}
              {isSorted && <Arrow className={classes.arrow} aria-hidden />}
            </ButtonBase>
          </div>
        );
      })}
    </div>
  );
}
