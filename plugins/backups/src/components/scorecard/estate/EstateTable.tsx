import { Fragment, useId, useState, type ReactNode } from 'react';
import InputAdornment from '@material-ui/core/InputAdornment';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import SearchIcon from '@material-ui/icons/Search';
import { useNarrowScreen } from '../../../hooks/useNarrowScreen';
import { countText } from '../../../text/countText';
import { mutedText } from '../../../theme/mutedText';
import { TextButton } from '../../atoms/TextButton';
import { useDisclosure } from '../../atoms/useDisclosure';
import { ScrollArea } from '../../layout/ScrollArea';

/** Rows that are rendered at once; the rest is one click away. */
const PAGE = 100;

const useStyles = makeStyles(
  theme => ({
    bar: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1.5),
    },
    search: { width: 260 },
    count: { color: mutedText(theme), margin: 0 },
    table: {
      borderCollapse: 'collapse',
      fontSize: theme.typography.pxToRem(14),
      width: '100%',
    },
    cell: {
      borderTop: `1px solid ${theme.palette.divider}`,
      // A column is never narrower than its longest word.
      overflowWrap: 'break-word',
      padding: theme.spacing(1.25, 2, 1.25, 0),
      textAlign: 'left',
      verticalAlign: 'top',
    },
    head: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      fontWeight: 700,
      padding: theme.spacing(0.5, 2, 0.75, 0),
      textAlign: 'left',
      whiteSpace: 'nowrap',
    },
    first: { fontWeight: 700 },
    short: { whiteSpace: 'nowrap' },
    detail: { padding: theme.spacing(0, 0, 2) },
    stack: { listStyle: 'none', margin: 0, padding: 0 },
    card: {
      borderTop: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(1.5, 0),
    },
    fields: { margin: theme.spacing(0.5, 0, 0) },
    field: { display: 'flex', gap: theme.spacing(1) },
    term: { color: mutedText(theme), flex: '0 0 110px', margin: 0 },
    value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
    more: { marginTop: theme.spacing(1) },
  }),
  { name: 'BackupsEstateTable' },
);

/** One column of an {@link EstateTable}. */
export interface EstateColumn<T> {
  title: string;
  /** What it shows is short, and stays on one line. */
  short?: boolean;
  show: (row: T) => ReactNode;
}

/** Props of {@link EstateTable}. */
export interface EstateTableProps<T> {
  /** Names the table. */
  label: string;
  /** What a row is called: `volume`, or `copy`, `copies`. */
  noun: [one: string, many?: string];
  rows: readonly T[];
  /** The first names the row. */
  columns: readonly EstateColumn<T>[];
  keyOf: (row: T) => string;
  /** What the search looks at. */
  textOf: (row: T) => string;
  /** Folded below the row; `undefined`: there is no more to say. */
  detail?: {
    label: (row: T) => string;
    show: (row: T) => ReactNode | undefined;
  };
}

interface RowProps<T> {
  row: T;
  table: EstateTableProps<T>;
}

function useDetail<T>({ row, table }: RowProps<T>) {
  const id = useId();
  const content = table.detail?.show(row);
  const { isOpen, button } = useDisclosure({
    label: table.detail?.label(row) ?? '',
    openLabel: 'Close',
    describedBy: `${id}-name`,
    contentId: `${id}-detail`,
  });
  return {
    nameId: `${id}-name`,
    detailId: `${id}-detail`,
    button: content === undefined ? undefined : button,
    content: isOpen ? content : undefined,
  };
}

function WideRow<T>(props: RowProps<T>) {
  const { row, table } = props;
  const classes = useStyles();
  const { nameId, detailId, button, content } = useDetail(props);
  const width = table.columns.length + (table.detail ? 1 : 0);
  return (
    <Fragment>
      <tr>
        {table.columns.map(({ title, short, show }, place) =>
          place === 0 ? (
            <th
              key={title}
              id={nameId}
              scope="row"
              className={`${classes.cell} ${classes.first}`}
            >
              {show(row)}
            </th>
          ) : (
            <td
              key={title}
              className={
                short ? `${classes.cell} ${classes.short}` : classes.cell
              }
            >
              {show(row)}
            </td>
          ),
        )}
        {table.detail && <td className={classes.cell}>{button}</td>}
      </tr>
      {content !== undefined && (
        <tr id={detailId}>
          <td colSpan={width} className={classes.detail}>
            {content}
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function StackedRow<T>(props: RowProps<T>) {
  const { row, table } = props;
  const classes = useStyles();
  const { nameId, detailId, button, content } = useDetail(props);
  const [name, ...others] = table.columns;
  return (
    <li className={classes.card}>
      <div id={nameId} className={classes.first}>
        {name.show(row)}
      </div>
      <dl className={classes.fields}>
        {others.map(({ title, show }) => (
          <div key={title} className={classes.field}>
            <dt className={classes.term}>{title}</dt>
            <dd className={classes.value}>{show(row)}</dd>
          </div>
        ))}
      </dl>
      {button}
      {content !== undefined && <div id={detailId}>{content}</div>}
    </li>
  );
}

/** A table that can be searched; on a narrow screen its rows stand below each other. */
export function EstateTable<T>(props: EstateTableProps<T>) {
  const { label, rows, columns, keyOf, textOf, noun } = props;
  const classes = useStyles();
  const isNarrow = useNarrowScreen();
  const [asked, setAsked] = useState('');
  const [pages, setPages] = useState(1);
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(row => {
    const text = textOf(row).toLowerCase();
    return words.every(word => text.includes(word));
  });
  const shown = found.slice(0, pages * PAGE);
  const of = `${countText(rows.length, ...noun)}`;
  return (
    <>
      <div
        className={classes.bar}
        role="search"
        aria-label={`Find in ${label}`}
      >
        <TextField
          className={classes.search}
          size="small"
          variant="outlined"
          placeholder="Find"
          inputProps={{ 'aria-label': `Find in ${label}` }}
          InputProps={{
            startAdornment: (
              <InputAdornment position="start">
                <SearchIcon fontSize="small" aria-hidden />
              </InputAdornment>
            ),
          }}
          value={asked}
          onChange={event => setAsked(event.target.value)}
        />
        <p role="status" className={classes.count}>
          {words.length > 0 ? `${found.length} of ${of}` : of}
        </p>
      </div>
      {found.length === 0 && <p>Nothing here is called that.</p>}
      {shown.length > 0 && isNarrow && (
        <ul className={classes.stack} aria-label={label}>
          {shown.map(row => (
            <StackedRow key={keyOf(row)} row={row} table={props} />
          ))}
        </ul>
      )}
      {shown.length > 0 && !isNarrow && (
        <ScrollArea label={`${label}, which may be wider than the screen`}>
          <table className={classes.table} aria-label={label}>
            <thead>
              <tr>
                {columns.map(({ title }) => (
                  <th key={title} scope="col" className={classes.head}>
                    {title}
                  </th>
                ))}
                {props.detail && (
                  <td className={classes.head} aria-label="More" />
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map(row => (
                <WideRow key={keyOf(row)} row={row} table={props} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
      {found.length > shown.length && (
        <div className={classes.more}>
          <TextButton onClick={() => setPages(pages + 1)}>
            {`${found.length - shown.length} more`}
          </TextButton>
        </div>
      )}
    </>
  );
}
