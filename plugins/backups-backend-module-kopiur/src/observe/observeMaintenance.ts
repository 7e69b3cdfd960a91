import { instantToIso } from 'backstage-plugin-backups-common';
import type { MaintenanceFact } from 'backstage-plugin-backups-node';
import { describeObject, sentenceOf } from 'backstage-plugin-backups-node';
import type { Maintenance } from '../read/Upkeep';
import { cronOf } from './clockOf';
import type { KopiurContext, Observed } from './KopiurContext';
import { repositoryAlias, repositoryKey } from './repositoryKey';

function failing({ status }: Maintenance): MaintenanceFact['failing'] {
  const { full, quick } = status ?? {};
  const [kind, count] = full?.consecutiveFailures
    ? ['full', full.consecutiveFailures]
    : ['quick', quick?.consecutiveFailures ?? 0];
  if (count === 0) return undefined;
  const ready = status?.conditions?.find(
    condition => condition?.type === 'Ready' && condition.status === 'False',
  );
  return {
    message: sentenceOf(
      [
        `${count} ${kind} ${count === 1 ? 'run' : 'runs in a row'} failed`,
        ready?.message,
      ]
        .filter(Boolean)
        .join(': '),
    ),
  };
}

/**
 * Turns a Maintenance into the upkeep of its repository. Only a full run frees
 * space: the quick ones are not its success.
 *
 * @returns `undefined` for one that names no repository
 */
export function observeMaintenance(
  { subject, value, createdAt }: Observed<Maintenance>,
  context: KopiurContext,
): MaintenanceFact | undefined {
  const { spec = {}, status = {} } = value;
  if (!spec.repository?.name) return undefined;
  const key = repositoryKey(spec.repository, subject.object.namespace);
  const known = context.repositories.get(key);
  const { full } = status;
  const schedule = cronOf(
    {
      ...spec.schedule?.full,
      timezone: spec.schedule?.full?.timezone ?? spec.schedule?.timezone,
    },
    { at: full?.nextScheduledAt },
    known?.value.spec?.scheduleDefaults?.timezone || context.timeZone,
  );
  return {
    type: 'maintenance',
    object: subject.object,
    repository: known?.place ?? repositoryAlias(context.cluster, key),
    schedule,
    suspended: spec.suspend === true || known?.value.spec?.suspend === true,
    lastSuccessAt: full?.consecutiveFailures ? undefined : full?.lastRunAt,
    failing: failing(value),
    owner: status.ownership?.owner ?? spec.ownership?.owner,
    fix: `Look at ${describeObject(
      subject.object,
    )} ('kubectl describe'): its conditions say why.`,
    createdAt,
    evidence: [
      {
        object: subject.words,
        field: 'spec.schedule.full.cron',
        value: sentenceOf(spec.schedule?.full?.cron ?? '(not set)'),
      },
      {
        object: subject.words,
        field: 'status.full.lastRunAt',
        value: full?.lastRunAt ? instantToIso(full.lastRunAt) : '(never)',
      },
    ],
  };
}
