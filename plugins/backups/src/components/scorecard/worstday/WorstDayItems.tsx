import { makeStyles } from '@material-ui/core/styles';
import type { WorstDayItem } from 'backstage-plugin-backups-common';
import { PlainTable } from '../../layout/PlainTable';
import { EntityLinks } from '../estate/EntityLinks';

const useStyles = makeStyles(
  theme => ({
    heading: {
      fontSize: theme.typography.pxToRem(16),
      fontWeight: 700,
      margin: theme.spacing(3, 0, 0.5),
    },
  }),
  { name: 'BackupsWorstDayItems' },
);

/** Props of {@link WorstDayItems}. */
export interface WorstDayItemsProps {
  title: string;
  items: readonly WorstDayItem[];
}

/** Some of what is lost with the site; without any it is not there. */
export function WorstDayItems(props: WorstDayItemsProps) {
  const { title, items } = props;
  const classes = useStyles();
  if (items.length === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>{title}</h3>
      <PlainTable
        label={title}
        heads={['Item', 'Where', 'App', 'What comes back']}
        rows={items.map(item => ({
          key: item.itemKey,
          cells: [
            item.item,
            [item.cluster, item.namespace].filter(Boolean).join(' / '),
            <EntityLinks key="apps" refs={item.apps} none="no app" />,
            item.sentence,
          ],
        }))}
      />
    </>
  );
}
