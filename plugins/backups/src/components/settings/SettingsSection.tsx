import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { useDisclosure } from '../atoms/useDisclosure';
import { Section } from '../layout/Section';
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
  { name: 'BackupsSettingsSection' },
);

const CONTENT_ID = 'backups-settings-content';

/** Props of {@link SettingsSection}. */
export interface SettingsSectionProps {
  backups: EntityBackups;
}

/** Why this is what the page shows: mapping, schedules, sources. Folded. */
export function SettingsSection(props: SettingsSectionProps) {
  const { backups } = props;
  const classes = useStyles();
  const fold = useDisclosure({
    label: 'Show',
    openLabel: 'Hide',
    describedBy: 'backups-settings-heading',
    contentId: CONTENT_ID,
  });
  return (
    <Section
      id="backups-settings"
      title="Settings and mapping"
      hint="why things are matched, schedules, sources"
      action={fold.button}
    >
      {fold.isOpen && (
        <div id={CONTENT_ID}>
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
        </div>
      )}
    </Section>
  );
}
