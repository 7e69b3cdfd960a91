import type { Verdict } from 'backstage-plugin-backups-common';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/Help';
import LabelOffIcon from '@material-ui/icons/LabelOff';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import WarningIcon from '@material-ui/icons/Warning';
import type { Look } from './Look';

/** Icon, word and tone of every verdict. */
export const verdictLooks: Record<Verdict, Look> = {
  'at-risk': { label: 'At risk', tone: 'bad', Icon: ErrorIcon },
  'cannot-tell': { label: "Can't tell", tone: 'unknown', Icon: HelpIcon },
  'needs-attention': {
    label: 'Needs attention',
    tone: 'warn',
    Icon: WarningIcon,
  },
  protected: { label: 'Protected', tone: 'good', Icon: CheckCircleIcon },
  'no-data': {
    label: 'No data',
    tone: 'off',
    Icon: RemoveCircleOutlineIcon,
  },
  exempt: { label: 'Exempt', tone: 'off', Icon: LabelOffIcon },
};
