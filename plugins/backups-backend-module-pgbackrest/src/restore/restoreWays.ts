import type { RestoreWay } from 'backstage-plugin-backups-common';
import type { Situation } from './Situation';
import { recoveryCluster } from './recoveryCluster';
import { commandLine } from './commandLine';

/** What each way of restoring is called, and when it is the right one. */
export const LABELS: Partial<
  Record<RestoreWay, { label: string; when: string }>
> = {
  'new-cluster': {
    label: 'CloudNativePG, into a new Cluster that takes over',
    when: 'Everything on the server goes back. The old Cluster stays, stopped.',
  },
  'in-place': {
    label: 'One database, copied back into the running Cluster',
    when: 'When other apps share the server and must not go back with it.',
  },
  'command-line': {
    label: 'pgBackRest, from any machine',
    when: 'When the operator or the cluster does not work. It needs PostgreSQL of the same major version and the keys.',
  },
};

/** @returns the ways that are open in a situation, the best first */
export function waysOf(situation: Situation): RestoreWay[] {
  const { scenario } = situation.request;
  const isShared = situation.value.databases.length > 1;
  const ways: RestoreWay[] = recoveryCluster(situation) ? ['new-cluster'] : [];
  if (
    ways.length > 0 &&
    (scenario === 'database-moment' || scenario === 'broken-since')
  ) {
    // Apps that share a server do not want to go back with one of them.
    if (isShared) ways.unshift('in-place');
    else ways.push('in-place');
  }
  if (commandLine(situation)) ways.push('command-line');
  return ways;
}
