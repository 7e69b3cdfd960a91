import { useState } from 'react';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { useNarrowScreen } from '../../hooks/useNarrowScreen';
import { TextButton } from '../atoms/TextButton';
import { Section } from '../layout/Section';
import { historyLanes } from './historyLanes';
import { HistoryLegend } from './HistoryLegend';
import { HistoryStrip } from './HistoryStrip';
import { HistoryTable } from './HistoryTable';

/** Days that fit on a narrow screen at full size. */
const NARROW_DAYS = 10;

/** Props of {@link HistorySection}. */
export interface HistorySectionProps {
  backups: EntityBackups;
}

/** What was due and what was made, day by day. */
export function HistorySection(props: HistorySectionProps) {
  const [isTable, setTable] = useState(false);
  const isNarrow = useNarrowScreen();
  const lanes = historyLanes(
    props.backups.items,
    isNarrow && !isTable ? NARROW_DAYS : undefined,
  );
  if (lanes.length === 0) return null;
  const days = Math.max(...lanes.map(lane => lane.days.length));
  return (
    <Section
      id="backups-history"
      title="History"
      hint={`${days} days (UTC); a cell is the worst that was due that day`}
      action={
        <TextButton pressed={isTable} onClick={() => setTable(!isTable)}>
          as table
        </TextButton>
      }
    >
      {isTable ? (
        <HistoryTable lanes={lanes} />
      ) : (
        <>
          <HistoryStrip lanes={lanes} />
          <HistoryLegend lanes={lanes} />
        </>
      )}
    </Section>
  );
}
