/** How many apps meet a rule of the levels. */
export interface AppsByResult {
  met: number;
  notMet: number;
  notKnown: number;
}

/** @param rule - as people call it */
export function ruleInWords(
  rule: string,
  { met, notMet, notKnown }: AppsByResult,
): string {
  return `Rule “${rule}”: met by ${met}, not met by ${notMet}, not known of ${notKnown} apps.`;
}

/** @param apps - how many the evidence has */
export function appsInWords(apps: number): string {
  return `Apps of the catalog with what was found of them: ${apps}.`;
}

/** @param missed - days of one copy on which a backup was missed */
export function missedInWords(missed: number, days: number): string {
  return `Days on which a copy was missed: ${missed}, in a period of ${days} days.`;
}

/** @param failed - how many of the restores that were tried failed */
export function drillsInWords(tried: number, failed: number): string {
  return `Restores that were tried and recorded: ${tried}, of which failed: ${failed}.`;
}

/** @param open - how many were not followed by one that worked */
export function actionsInWords(failures: number, open: number): string {
  return `Failures that were followed up: ${failures}, of which open: ${open}.`;
}

/** @param approved - how many name who approved them */
export function exemptionsInWords(exempt: number, approved: number): string {
  return `Items that are exempt: ${exempt}, with the name of an approver: ${approved}.`;
}
