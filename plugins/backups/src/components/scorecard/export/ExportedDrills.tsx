import type { DrillView } from 'backstage-plugin-backups-common';
import { nameOfRef } from '../../../text/nameOfRef';
import { drillLooks } from '../../../theme/drillLooks';
import { PlainTable } from '../../layout/PlainTable';
import { Section } from '../../layout/Section';

/** Props of {@link ExportedDrills}. */
export interface ExportedDrillsProps {
  drills: readonly DrillView[];
}

/** Restores that were tried in the period, failed ones included. */
export function ExportedDrills(props: ExportedDrillsProps) {
  return (
    <Section id="backups-export-drills" title="Restore drills">
      {props.drills.length === 0 ? (
        'None was recorded in this period.'
      ) : (
        <PlainTable
          label="Restore drills"
          heads={['Day', 'App', 'Item', 'From', 'Outcome', 'Check', 'By']}
          rows={props.drills.map(drill => ({
            key: drill.id,
            cells: [
              drill.finishedAt.slice(0, 'yyyy-mm-dd'.length),
              nameOfRef(drill.entityRef),
              drill.item,
              drill.destination,
              drillLooks[drill.outcome].label,
              drill.check,
              nameOfRef(drill.reportedBy),
            ],
          }))}
        />
      )}
    </Section>
  );
}
