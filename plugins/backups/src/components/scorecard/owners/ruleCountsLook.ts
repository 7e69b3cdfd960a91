import type { RuleCounts } from 'backstage-plugin-backups-common';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpIcon from '@material-ui/icons/Help';
import WarningIcon from '@material-ui/icons/Warning';
import type { Look } from '../../../theme/Look';

const ALL: Look = { label: 'all', tone: 'good', Icon: CheckCircleIcon };
const SOME: Look = { label: 'some', tone: 'warn', Icon: WarningIcon };
const NONE: Look = { label: 'none', tone: 'bad', Icon: CancelIcon };
const UNKNOWN: Look = { label: 'not known', tone: 'unknown', Icon: HelpIcon };

/** Icon, word and tone of how many apps meet a rule. What is not known is not met, and no failure either. */
export function ruleCountsLook({ met, notMet, notKnown }: RuleCounts): Look {
  if (notMet === 0 && notKnown === 0) return ALL;
  if (notMet === 0) return UNKNOWN;
  return met === 0 ? NONE : SOME;
}
