import type { ProblemView } from 'backstage-plugin-backups-common';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/Help';
import SecurityIcon from '@material-ui/icons/Security';
import type { Look } from './Look';

/** What can be wrong with an item as a whole. */
export type ItemProblem = Extract<
  ProblemView['kind'],
  { type: 'item' }
>['problem'];

/** Icon, word and tone of every problem of an item. */
export const itemProblemLooks: Record<ItemProblem, Look> = {
  unprotected: { label: 'Unprotected', tone: 'bad', Icon: SecurityIcon },
  'past-rpo': { label: 'Past its RPO', tone: 'bad', Icon: ErrorIcon },
  unknown: { label: "Can't tell", tone: 'unknown', Icon: HelpIcon },
};
