import { makeStyles } from '@material-ui/core/styles';
import type { ItemView } from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';
import { VisuallyHidden } from '../atoms/VisuallyHidden';
import { ScrollArea } from '../layout/ScrollArea';
import { CopyCell } from './CopyCell';
import {
  destinationColumns,
  type DestinationColumn,
} from './destinationColumns';
import { ItemLine } from './ItemLine';

const useStyles = makeStyles(
  theme => ({
    table: { borderCollapse: 'collapse', width: '100%' },
    head: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      fontSize: theme.typography.pxToRem(14),
      fontWeight: 700,
      padding: theme.spacing(0.5, 1, 1),
      textAlign: 'left',
      verticalAlign: 'bottom',
      '&:first-child': { paddingLeft: 0 },
    },
    traits: {
      color: mutedText(theme),
      display: 'block',
      fontSize: theme.typography.pxToRem(13),
      fontWeight: 400,
    },
    cell: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      fontWeight: 400,
      padding: theme.spacing(1, 0),
      textAlign: 'left',
      verticalAlign: 'top',
    },
    item: { maxWidth: 320, padding: theme.spacing(1.5, 2, 1.5, 0) },
    none: { color: mutedText(theme), padding: theme.spacing(0.5, 1) },
  }),
  { name: 'BackupsCopiesTable' },
);

/** Props of {@link CopiesTable}. */
export interface CopiesTableProps {
  items: ItemView[];
  openCopy: (planId: string) => void;
}

interface DestinationCellProps extends CopiesTableProps {
  item: ItemView;
  column: DestinationColumn;
}

function DestinationCell(props: DestinationCellProps) {
  const { item, column } = props;
  const classes = useStyles();
  const plans = item.plans.filter(
    plan => plan.destination.label === column.label,
  );
  return (
    <td className={classes.cell}>
      {plans.map(plan => (
        <CopyCell
          key={plan.id}
          item={item}
          plan={plan}
          openCopy={props.openCopy}
        />
      ))}
      {plans.length === 0 && (
        <div className={classes.none}>
          <span aria-hidden>—</span>
          <VisuallyHidden>no copy planned</VisuallyHidden>
        </div>
      )}
    </td>
  );
}

/** Items down, destinations across. */
export function CopiesTable(props: CopiesTableProps) {
  const classes = useStyles();
  const columns = destinationColumns(props.items);
  return (
    <ScrollArea label="Copies table">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.head}>
              Item
            </th>
            {columns.map(column => (
              <th key={column.label} scope="col" className={classes.head}>
                {column.label}
                <span className={classes.traits}>
                  {column.traits.join(' · ')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.items.map(item => (
            <tr key={item.key}>
              <th scope="row" className={`${classes.cell} ${classes.item}`}>
                <ItemLine item={item} />
              </th>
              {columns.map(column => (
                <DestinationCell
                  key={column.label}
                  {...props}
                  item={item}
                  column={column}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
