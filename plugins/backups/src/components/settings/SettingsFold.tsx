import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { rpoText } from '../../text/rpoText';
import { Fold } from '../layout/Fold';
import { AnnotationHelp } from './AnnotationHelp';
import { ItemSettings } from './ItemSettings';
import { SourceList } from './SourceList';

const useStyles = makeStyles(
  theme => ({
    heading: {
      fontSize: theme.typography.pxToRem(15),
      fontWeight: 700,
      margin: theme.spacing(2, 0, 1),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'BackupsSettingsFold' },
);

/** Props of {@link SettingsFold}. */
export interface SettingsFoldProps {
  backups: EntityBackups;
}

/** Why this is what the page shows: mapping, schedules, retention, sources. */
export function SettingsFold(props: SettingsFoldProps) {
  const { backups } = props;
  const classes = useStyles();
  return (
    <Fold
      id="backups-settings"
      title="Matching, schedules, retention, sources"
      summary={rpoText(backups.rpo)}
    >
      {backups.items.map(item => (
        <div key={item.key}>
          <h3 className={classes.heading}>{item.name}</h3>
          <ItemSettings item={item} />
        </div>
      ))}
      <h3 className={classes.heading}>Sources</h3>
      <SourceList sources={backups.sources} />
      <h3 className={classes.heading}>To change this</h3>
      <AnnotationHelp />
    </Fold>
  );
}
