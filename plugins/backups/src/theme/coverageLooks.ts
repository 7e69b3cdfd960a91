import type { UncoveredItem } from 'backstage-plugin-backups-common';
import EventIcon from '@material-ui/icons/Event';
import HelpIcon from '@material-ui/icons/Help';
import SecurityIcon from '@material-ui/icons/Security';
import type { Look } from './Look';

/** Icon, word and tone of what nothing copies. */
export const coverageLooks: Record<UncoveredItem['state'], Look> = {
  unprotected: { label: 'Unprotected', tone: 'bad', Icon: SecurityIcon },
  'cannot-tell': { label: "Can't tell", tone: 'unknown', Icon: HelpIcon },
  exempt: { label: 'Exempt', tone: 'off', Icon: EventIcon },
};
