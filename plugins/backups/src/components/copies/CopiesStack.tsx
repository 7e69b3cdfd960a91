import { makeStyles } from '@material-ui/core/styles';
import type { ItemView } from 'backstage-plugin-backups-common';
import { CopyCell } from './CopyCell';
import { ItemLine } from './ItemLine';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      '& + &': {
        borderTop: `1px solid ${theme.palette.divider}`,
        marginTop: theme.spacing(2),
        paddingTop: theme.spacing(2),
      },
    },
    copies: {
      display: 'grid',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
    },
    copy: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
    },
  }),
  { name: 'BackupsCopiesStack' },
);

/** Props of {@link CopiesStack}. */
export interface CopiesStackProps {
  items: ItemView[];
  openCopy: (planId: string) => void;
}

/** Items below each other, for a narrow screen. Each copy names its destination. */
export function CopiesStack(props: CopiesStackProps) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {props.items.map(item => (
        <li key={item.key} className={classes.item}>
          <ItemLine item={item} />
          <ul className={classes.copies}>
            {item.plans.map(plan => (
              <li key={plan.id} className={classes.copy}>
                <CopyCell
                  item={item}
                  plan={plan}
                  nameDestination
                  openCopy={props.openCopy}
                />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
