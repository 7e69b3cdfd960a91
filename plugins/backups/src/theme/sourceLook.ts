import SyncProblemIcon from '@material-ui/icons/SyncProblem';
import type { Look } from './Look';

/** A place that does not answer. */
export const sourceLook: Look = {
  label: 'No answer',
  tone: 'unknown',
  Icon: SyncProblemIcon,
};
