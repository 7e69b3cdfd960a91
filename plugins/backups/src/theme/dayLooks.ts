import type { DayView } from 'backstage-plugin-backups-common';
import CloseIcon from '@material-ui/icons/Close';
import DoneIcon from '@material-ui/icons/Done';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import PauseIcon from '@material-ui/icons/Pause';
import PriorityHighIcon from '@material-ui/icons/PriorityHigh';
import RemoveIcon from '@material-ui/icons/Remove';
import type { Look } from './Look';

/** Icon, word and tone of every result of a day. */
export const dayLooks: Record<DayView['result'], Look> = {
  made: { label: 'made', tone: 'good', Icon: DoneIcon },
  missed: { label: 'missed', tone: 'warn', Icon: PriorityHighIcon },
  failed: { label: 'failed', tone: 'bad', Icon: CloseIcon },
  suspended: { label: 'suspended', tone: 'off', Icon: PauseIcon },
  'not-observed': {
    label: 'not observed',
    tone: 'unknown',
    Icon: HelpOutlineIcon,
  },
  'none-due': { label: 'none due', tone: 'off', Icon: RemoveIcon },
};
