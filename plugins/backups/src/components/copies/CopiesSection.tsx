import type { EntityBackups } from 'backstage-plugin-backups-common';
import { useNarrowScreen } from '../../hooks/useNarrowScreen';
import { Section } from '../layout/Section';
import { CopiesStack } from './CopiesStack';
import { CopiesTable } from './CopiesTable';
import { MarksRow } from './MarksRow';

/** Props of {@link CopiesSection}. */
export interface CopiesSectionProps {
  backups: EntityBackups;
  openCopy: (planId: string) => void;
}

/** Every item and every destination. */
export function CopiesSection(props: CopiesSectionProps) {
  const { items, marks } = props.backups;
  const isNarrow = useNarrowScreen();
  if (items.length === 0) return null;
  return (
    <Section
      id="backups-copies"
      title="Copies"
      hint="every item, every destination"
    >
      {isNarrow ? (
        <CopiesStack items={items} openCopy={props.openCopy} />
      ) : (
        <CopiesTable items={items} openCopy={props.openCopy} />
      )}
      {marks.length > 0 && <MarksRow marks={marks} />}
    </Section>
  );
}
