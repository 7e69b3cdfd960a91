import {
  durationInWords,
  type ListedDrill,
} from 'backstage-plugin-backups-common';
import { nameOfRef } from '../../../text/nameOfRef';
import { drillLooks } from '../../../theme/drillLooks';
import { Chip } from '../../atoms/Chip';
import { Instant } from '../../atoms/Instant';
import { PlainTable } from '../../layout/PlainTable';
import { EntityLink } from '../EntityLink';

/** Props of {@link DrillsTable}. */
export interface DrillsTableProps {
  /** Newest first. */
  drills: readonly ListedDrill[];
  /** Drills that are not listed. */
  more: number;
}

/** Restores that were tried, by whom and how they ended. */
export function DrillsTable(props: DrillsTableProps) {
  const { drills, more } = props;
  return (
    <>
      <PlainTable
        label="Drills"
        maxHeight={420}
        heads={[
          'App',
          'Ended',
          'How it ended',
          'What came back',
          'Took',
          'Checked by',
          'Recorded by',
        ]}
        rows={drills.map(drill => ({
          key: drill.id,
          cells: [
            <EntityLink
              key="app"
              entityRef={drill.entityRef}
              title={drill.title}
            />,
            <Instant key="at" at={drill.finishedAt} />,
            <Chip key="outcome" look={drillLooks[drill.outcome]} />,
            `${drill.item} from ${drill.destination}`,
            drill.durationSeconds === undefined
              ? 'not told'
              : durationInWords(drill.durationSeconds),
            drill.check,
            nameOfRef(drill.reportedBy),
          ],
        }))}
      />
      {more > 0 && `${more} older`}
    </>
  );
}
