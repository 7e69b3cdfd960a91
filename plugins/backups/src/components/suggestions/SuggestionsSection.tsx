import type { EntityBackups } from 'backstage-plugin-backups-common';
import { Section } from '../layout/Section';
import { SuggestionList } from './SuggestionList';

/** Props of {@link SuggestionsSection}. */
export interface SuggestionsSectionProps {
  backups: EntityBackups;
}

/** Databases the app may use and is not linked to. */
export function SuggestionsSection(props: SuggestionsSectionProps) {
  const { suggestions = [] } = props.backups;
  if (suggestions.length === 0) return null;
  return (
    <Section
      id="backups-suggestions"
      title="May use more databases"
      hint="not linked, and not counted above"
    >
      <SuggestionList suggestions={suggestions} />
    </Section>
  );
}
