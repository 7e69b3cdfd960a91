import type { LossView } from 'backstage-plugin-backups-common';
import { formatAge } from './formatAge';

/** How much would be lost, in the fewest words. */
export function lossText(loss: LossView): string {
  switch (loss.kind) {
    case 'time':
      return loss.seconds === undefined ? 'Not known' : formatAge(loss.seconds);
    case 'everything':
      return 'Everything';
    case 'nothing-to-lose':
      return 'Nothing';
    default:
      return 'Not known';
  }
}
