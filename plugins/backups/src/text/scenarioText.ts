import type { RestoreScenario } from 'backstage-plugin-backups-common';

/** What people say happened, and what a runbook for it does. */
export const scenarioText: Record<
  RestoreScenario,
  { label: string; does: string }
> = {
  'files-deleted': {
    label: 'Some files are gone',
    does: 'The copy is restored beside the volume; you copy back what is missing.',
  },
  'volume-lost': {
    label: 'The volume is lost or damaged',
    does: 'The copy is restored into a new volume, which then takes the old one’s place.',
  },
  'broken-since': {
    label: 'The app is broken since a moment',
    does: 'All volumes and databases go back to one moment together.',
  },
  'database-moment': {
    label: 'Only the database, to a moment',
    does: 'A new database cluster is made beside the old one.',
  },
  'cluster-gone': {
    label: 'The cluster is gone',
    does: 'Everything is restored into another cluster.',
  },
  look: {
    label: 'I only want to look',
    does: 'The copy is restored beside everything else. Nothing is stopped or changed: the way to drill.',
  },
};
