import type { FindingFact } from 'backstage-plugin-backups-node';
import { latestInstant, parseInstant } from 'backstage-plugin-backups-node';
import type { Backup } from '../read/Backup';
import type { Cluster } from '../read/Cluster';
import type { Observed } from './ClusterContext';
import { findingAbout } from './findingAbout';
import type { ObservedRepository } from './observeRepository';
import { addressOf } from './recordsOf';
import type { Setup } from './setupsOf';

/** @returns how a backup was made; `undefined`: in a way that is not known here */
function setupOf(
  name: string,
  { spec = {}, status = {} }: Backup,
): Setup | undefined {
  const ways: Setup[] = [
    {
      tool: 'barman-in-tree',
      store: {
        destinationPath: status.destinationPath,
        endpointURL: status.endpointURL,
        serverName: status.serverName,
        s3Credentials: status.s3Credentials,
      },
    },
    { tool: 'volume-snapshot' },
    { tool: 'dalibo' },
    { tool: 'opera', stanza: name },
    { tool: 'barman-cloud', serverName: status.serverName ?? name },
  ];
  return ways.find(way => addressOf(spec, way) !== undefined);
}

function endOf({ object, value }: Observed<Backup>): number {
  return (
    latestInstant([
      value.status?.stoppedAt,
      parseInstant(object.metadata.creationTimestamp),
    ]) ?? 0
  );
}

/**
 * Ways in which a Cluster was backed up before its backups were switched off, by
 * the Backups that are there still: what they made lies where they put it.
 *
 * @param name - of the Cluster
 * @param setups - how it is backed up now; where there are any, nothing is left of others
 * @param backups - of the Cluster
 */
export function leftSetups(
  name: string,
  setups: readonly Setup[],
  backups: readonly Observed<Backup>[],
): Setup[] {
  if (setups.length > 0) return [];
  const left = new Map<Setup['tool'], Setup>();
  const made = backups.filter(
    ({ value }) => value.status?.phase === 'completed',
  );
  // The newest says where it is.
  for (const { value } of [...made].sort((a, b) => endOf(b) - endOf(a))) {
    const setup = setupOf(name, value);
    if (setup && !left.has(setup.tool)) left.set(setup.tool, setup);
  }
  return [...left.values()];
}

/** @returns the same as what nothing is added to any more, neither backups nor log */
export function asLeft({
  plan,
  ...observed
}: ObservedRepository): ObservedRepository {
  return {
    ...observed,
    schedules: [],
    plan: {
      ...plan,
      schedule: { kind: 'none' },
      database: plan.database && {
        ...plan.database,
        archiving: { state: 'halted' },
      },
    },
  };
}

/** No backup follows those that are there. */
export function leftFinding(
  { subject }: Observed<Cluster>,
  { plan }: ObservedRepository,
): FindingFact {
  return findingAbout(
    { ...subject, planKey: plan.key },
    {
      code: 'backups-switched-off',
      severity: 'erodes',
      title: `Backups of ${subject.object.name} are switched off: no other follows those that are there.`,
      detail:
        'The Cluster names neither a store nor a plugin any more, so that no backup is made and no log is archived. What was made stays where it is.',
      fix: 'Set it up again, with a ScheduledBackup, or say why the database needs no backup.',
      evidence: [{ field: 'spec.backup', value: '(not set)' }],
    },
  );
}
