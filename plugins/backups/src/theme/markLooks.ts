import type { MarkView } from 'backstage-plugin-backups-common';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpIcon from '@material-ui/icons/Help';
import type { Look } from './Look';

/** Icon, word and tone of a mark of the 3-2-1-1-0 rule. */
export const markLooks: Record<MarkView['met'], Look> = {
  met: { label: 'met', tone: 'good', Icon: CheckCircleIcon },
  'not-met': { label: 'not met', tone: 'bad', Icon: CancelIcon },
  'not-known': { label: 'not known', tone: 'unknown', Icon: HelpIcon },
};
