import type { SlaView } from 'backstage-plugin-backups-common';

/** A share that is not rounded up to perfection: `99.9 %`. */
export function shareText(share: number): string {
  if (share >= 1) return '100 %';
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

/** How often what was due was made, in the fewest words. */
export function slaText(sla: SlaView | undefined): string {
  return sla?.share === undefined ? 'nothing due' : shareText(sla.share);
}
