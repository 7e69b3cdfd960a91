import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { mutedText } from '../../theme/mutedText';
import { ScrollArea } from './ScrollArea';

const useStyles = makeStyles(
  theme => ({
    table: { borderCollapse: 'collapse', width: '100%' },
    head: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      fontWeight: 700,
      padding: theme.spacing(0.75, 2, 0.75, 0),
      textAlign: 'left',
      whiteSpace: 'nowrap',
      // Paper does not scroll.
      '@media print': { whiteSpace: 'normal' },
    },
    cell: {
      borderTop: `1px solid ${theme.palette.divider}`,
      fontWeight: 400,
      padding: theme.spacing(1, 2, 1, 0),
      textAlign: 'left',
      verticalAlign: 'top',
    },
  }),
  { name: 'BackupsPlainTable' },
);

/** Props of {@link PlainTable}. */
export interface PlainTableProps {
  /** Names it for screen readers. */
  label: string;
  heads: readonly string[];
  /** Each with as many cells as there are heads; the first names its row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** CSS pixels; absent: as high as its rows. */
  maxHeight?: number;
}

/** A table of things that are read, not walked through. It scrolls inside its place. */
export function PlainTable(props: PlainTableProps) {
  const classes = useStyles();
  return (
    <ScrollArea label={props.label} maxHeight={props.maxHeight}>
      <table className={classes.table} aria-label={props.label}>
        <thead>
          <tr>
            {props.heads.map(head => (
              <th key={head} scope="col" className={classes.head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, place) =>
                place === 0 ? (
                  <th
                    key={props.heads[place]}
                    scope="row"
                    className={classes.cell}
                  >
                    {cell}
                  </th>
                ) : (
                  <td key={props.heads[place]} className={classes.cell}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
