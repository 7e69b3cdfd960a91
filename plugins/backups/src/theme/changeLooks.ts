import type { ChangeView } from 'backstage-plugin-backups-common';
import AddCircleOutlineIcon from '@material-ui/icons/AddCircleOutline';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import type { Look } from './Look';

/** Icon, word and tone of a change. */
export const changeLooks: Record<ChangeView['kind'], Look> = {
  worse: { label: 'Worse', tone: 'bad', Icon: ArrowDownwardIcon },
  better: { label: 'Better', tone: 'good', Icon: ArrowUpwardIcon },
  new: { label: 'New', tone: 'info', Icon: AddCircleOutlineIcon },
  gone: { label: 'Gone', tone: 'off', Icon: RemoveCircleOutlineIcon },
};
