import { useState } from 'react';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { TextButton } from '../atoms/TextButton';
import { Section } from '../layout/Section';
import { WindowBars } from './WindowBars';
import { windowLanes } from './windowLanes';
import { WindowTable } from './WindowTable';

/** Props of {@link RecoverySection}. */
export interface RecoverySectionProps {
  backups: EntityBackups;
}

/** How far back and how far forward each database can be restored. */
export function RecoverySection(props: RecoverySectionProps) {
  const [isTable, setTable] = useState(false);
  const lanes = windowLanes(props.backups.items);
  if (lanes.length === 0) return null;
  return (
    <Section
      id="backups-recovery"
      title="Databases: any moment"
      hint={
        isTable
          ? undefined
          : 'filled: any moment; striped: single backups; the right edge is now'
      }
      action={
        <TextButton pressed={isTable} onClick={() => setTable(!isTable)}>
          as table
        </TextButton>
      }
    >
      {isTable ? <WindowTable lanes={lanes} /> : <WindowBars lanes={lanes} />}
    </Section>
  );
}
