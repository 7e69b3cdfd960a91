import type { Grade } from 'backstage-plugin-backups-common';
import RecordVoiceOverIcon from '@material-ui/icons/RecordVoiceOver';
import ReportIcon from '@material-ui/icons/Report';
import VisibilityIcon from '@material-ui/icons/Visibility';
import type { Look } from './Look';

/** How a claimed success is known: icon, words and tone. */
export const gradeLooks: Record<Grade, Look> = {
  'seen-in-repository': {
    label: 'verified in repository',
    tone: 'good',
    Icon: VisibilityIcon,
  },
  'operator-says': {
    label: 'reported',
    tone: 'off',
    Icon: RecordVoiceOverIcon,
  },
  contradicted: {
    label: 'contradicted',
    tone: 'bad',
    Icon: ReportIcon,
  },
};
