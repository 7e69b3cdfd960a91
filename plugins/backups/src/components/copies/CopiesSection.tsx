import { useState } from 'react';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { useNarrowScreen } from '../../hooks/useNarrowScreen';
import { TextButton } from '../atoms/TextButton';
import { FlowPicture } from '../flow/FlowPicture';
import { flowRows } from '../flow/flowRows';
import { Section } from '../layout/Section';
import { CopiesStack } from './CopiesStack';
import { CopiesTable } from './CopiesTable';

/** Props of {@link CopiesSection}. */
export interface CopiesSectionProps {
  backups: EntityBackups;
  openCopy: (planId: string) => void;
}

/** My data, its copies and where they live: as a picture, and as a table. */
export function CopiesSection(props: CopiesSectionProps) {
  const { backups, openCopy } = props;
  const { items } = backups;
  const [isTable, setTable] = useState(false);
  const isNarrow = useNarrowScreen();
  if (items.length === 0) return null;
  return (
    <Section
      id="backups-copies"
      title="Copies"
      action={
        isNarrow ? undefined : (
          <TextButton pressed={isTable} onClick={() => setTable(!isTable)}>
            as table
          </TextButton>
        )
      }
    >
      {isNarrow && <CopiesStack items={items} openCopy={openCopy} />}
      {!isNarrow && isTable && (
        <CopiesTable items={items} openCopy={openCopy} />
      )}
      {!isNarrow && !isTable && (
        <FlowPicture rows={flowRows(backups)} openCopy={openCopy} />
      )}
    </Section>
  );
}
