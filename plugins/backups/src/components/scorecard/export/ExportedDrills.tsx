import type { DrillView } from 'backstage-plugin-backups-common';
import { nameOfRef } from '../../../text/nameOfRef';
import { drillLooks } from '../../../theme/drillLooks';
import { ExportedTable } from './ExportedTable';

/** Props of {@link ExportedDrills}. */
export interface ExportedDrillsProps {
  drills: readonly DrillView[];
}

/** Restores that were tried in the period, failed ones included. */
export function ExportedDrills(props: ExportedDrillsProps) {
  return (
    <ExportedTable
      id="drills"
      title="Restore drills"
      none="None was recorded in this period."
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
  );
}
