/** Parts of the evidence that are printed or left out. */
export const EXPORT_PARTS = {
  controls: 'Controls',
  apps: 'Apps',
  rules: 'Rules, app by app',
  missed: 'Missed backups',
  drills: 'Restore drills',
  actions: 'Restores that failed',
  exemptions: 'Exemptions',
  sources: 'Sources',
} as const;

/** One of {@link EXPORT_PARTS}. */
export type ExportPart = keyof typeof EXPORT_PARTS;

/** All of them, in the order in which they are printed. */
export const ALL_PARTS = Object.keys(EXPORT_PARTS) as ExportPart[];
