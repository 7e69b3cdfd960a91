import type { ItemView } from 'backstage-plugin-backups-common';

/**
 * Names the disaster that takes the site: `If NAS or the site is lost`.
 * A destination is named only while it is the one that is known to stand on site.
 */
export function siteDisasterText(items: ItemView[]): string {
  const labels = new Set(
    items
      .flatMap(item => item.plans)
      .filter(plan => plan.destination.offSite === false)
      .map(plan => plan.destination.label),
  );
  const [only] = labels;
  return labels.size === 1
    ? `If ${only} or the site is lost`
    : 'If the site is lost';
}
