import type { Severity } from 'backstage-plugin-backups-common';
import CancelIcon from '@material-ui/icons/Cancel';
import InfoIcon from '@material-ui/icons/Info';
import TrendingDownIcon from '@material-ui/icons/TrendingDown';
import type { Look } from './Look';

/** Icon, word and tone of every severity of a finding. */
export const severityLooks: Record<Severity, Look> = {
  'breaks-restore': { label: 'Breaks restore', tone: 'bad', Icon: CancelIcon },
  erodes: { label: 'Weakens restore', tone: 'warn', Icon: TrendingDownIcon },
  advice: { label: 'Advice', tone: 'info', Icon: InfoIcon },
};
