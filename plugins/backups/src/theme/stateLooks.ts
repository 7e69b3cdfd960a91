import type { PlanState } from 'backstage-plugin-backups-common';
import BlockIcon from '@material-ui/icons/Block';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DonutLargeIcon from '@material-ui/icons/DonutLarge';
import EventBusyIcon from '@material-ui/icons/EventBusy';
import HelpIcon from '@material-ui/icons/Help';
import HourglassFullIcon from '@material-ui/icons/HourglassFull';
import NewReleasesIcon from '@material-ui/icons/NewReleases';
import PauseCircleFilledIcon from '@material-ui/icons/PauseCircleFilled';
import RemoveCircleIcon from '@material-ui/icons/RemoveCircle';
import ScheduleIcon from '@material-ui/icons/Schedule';
import WarningIcon from '@material-ui/icons/Warning';
import type { Look } from './Look';

/** Icon, word and tone of every state of a plan. */
export const stateLooks: Record<PlanState, Look> = {
  unreadable: { label: "Couldn't check", tone: 'unknown', Icon: HelpIcon },
  gone: { label: 'Gone', tone: 'bad', Icon: RemoveCircleIcon },
  suspended: { label: 'Suspended', tone: 'off', Icon: PauseCircleFilledIcon },
  failing: { label: 'Failing', tone: 'bad', Icon: CancelIcon },
  stuck: { label: 'Stuck', tone: 'bad', Icon: HourglassFullIcon },
  hollow: { label: 'Empty', tone: 'bad', Icon: DonutLargeIcon },
  'never-ran': { label: 'Never succeeded', tone: 'bad', Icon: BlockIcon },
  new: { label: 'New', tone: 'info', Icon: NewReleasesIcon },
  overdue: { label: 'Overdue', tone: 'warn', Icon: WarningIcon },
  unscheduled: { label: 'No schedule', tone: 'unknown', Icon: EventBusyIcon },
  late: { label: 'Late', tone: 'info', Icon: ScheduleIcon },
  healthy: { label: 'Healthy', tone: 'good', Icon: CheckCircleIcon },
};
