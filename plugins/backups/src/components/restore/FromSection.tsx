import type { RestoreItemView, Runbook } from 'backstage-plugin-backups-common';
import type { RestoreChoice, RestoreUrl } from '../../hooks/useRestoreChoice';
import { Section } from '../layout/Section';
import { PathPicker } from './PathPicker';
import { Pills } from './Pills';
import { useRestoreStyles } from './useRestoreStyles';

/** Props of {@link FromSection}. */
export interface FromSectionProps {
  /** Goes over everything the app has. */
  isWholeApp: boolean;
  /** What is restored. */
  shown: readonly RestoreItemView[];
  /** The one whose copy is chosen. */
  named?: RestoreItemView;
  planId?: string;
  runbook?: Runbook;
  change: RestoreUrl['change'];
}

/** From where, and in which way? */
export function FromSection(props: FromSectionProps) {
  const { isWholeApp, shown, named, planId, runbook, change } = props;
  const classes = useRestoreStyles();
  return (
    <div data-backups-screen>
      <Section
        id="backups-restore-from"
        title="3 · From where?"
        hint="The way to it has to work, too."
      >
        {shown.map(each => (
          <div key={each.key} className={classes.gap}>
            {isWholeApp && <strong>{each.name}</strong>}
            <PathPicker
              item={each}
              planId={each === named ? planId : undefined}
              choose={chosen => change({ planId: chosen, way: undefined })}
            />
          </div>
        ))}
        {runbook && runbook.ways.length > 1 && (
          <div className={classes.gap}>
            <Pills
              legend="How?"
              value={runbook.way}
              choose={value => change({ way: value as RestoreChoice['way'] })}
              options={runbook.ways.map(each => ({
                value: each.way,
                label: each.label,
                hint: each.when,
              }))}
            />
          </div>
        )}
      </Section>
    </div>
  );
}
