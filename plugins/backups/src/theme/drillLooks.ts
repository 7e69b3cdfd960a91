import type { DrillOutcome } from 'backstage-plugin-backups-common';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import type { Look } from './Look';

/** Icon, word and tone of how a drill ended. */
export const drillLooks: Record<DrillOutcome, Look> = {
  proven: { label: 'Proven', tone: 'good', Icon: CheckCircleIcon },
  failed: { label: 'Failed', tone: 'bad', Icon: CancelIcon },
};
