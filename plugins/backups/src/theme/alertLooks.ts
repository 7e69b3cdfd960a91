import type { AlertView } from 'backstage-plugin-backups-common';
import AccessTimeIcon from '@material-ui/icons/AccessTime';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpIcon from '@material-ui/icons/Help';
import NotificationsActiveIcon from '@material-ui/icons/NotificationsActive';
import type { Look } from './Look';

/** Icon, word and tone of what is known of an alert. */
export const alertLooks: Record<AlertView['state'], Look> = {
  firing: { label: 'Firing', tone: 'bad', Icon: NotificationsActiveIcon },
  pending: { label: 'About to fire', tone: 'warn', Icon: AccessTimeIcon },
  'not-firing': { label: 'Not firing', tone: 'good', Icon: CheckCircleIcon },
  'not-known': { label: 'Not known', tone: 'unknown', Icon: HelpIcon },
};
