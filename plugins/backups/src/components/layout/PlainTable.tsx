import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useNarrowScreen } from '../../hooks/useNarrowScreen';
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
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      borderTop: `1px solid ${theme.palette.divider}`,
      overflowWrap: 'anywhere',
      padding: theme.spacing(1, 0),
    },
    rowName: { fontWeight: 700 },
    facts: { margin: 0 },
    fact: { display: 'flex', gap: theme.spacing(1) },
    factName: {
      color: mutedText(theme),
      flex: '0 0 6.5em',
      fontSize: theme.typography.pxToRem(13),
    },
    factText: { margin: 0 },
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

/** The same where a table has no room: each row a list of its own. */
function RowList({ label, heads, rows }: PlainTableProps) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {rows.map(({ key, cells: [name, ...cells] }) => (
        <li key={key} className={classes.row}>
          <div className={classes.rowName}>{name}</div>
          <dl className={classes.facts}>
            {cells.map((cell, place) => (
              <div key={heads[place + 1]} className={classes.fact}>
                <dt className={classes.factName}>{heads[place + 1]}</dt>
                <dd className={classes.factText}>{cell}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/**
 * A table of things that are read, not walked through. It scrolls inside its
 * place; on a telephone its rows stand below each other.
 */
export function PlainTable(props: PlainTableProps) {
  const classes = useStyles();
  const isTiny = useNarrowScreen('xs');
  if (isTiny) {
    return props.maxHeight === undefined ? (
      <RowList {...props} />
    ) : (
      <ScrollArea label={props.label} maxHeight={props.maxHeight}>
        <RowList {...props} />
      </ScrollArea>
    );
  }
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
