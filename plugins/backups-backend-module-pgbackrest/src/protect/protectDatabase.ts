import type {
  BackupType,
  ManifestObject,
} from 'backstage-plugin-backups-common';
import type {
  ItemFact,
  PlanFact,
  PlanSchedule,
  Protection,
} from 'backstage-plugin-backups-node';
import { Document } from 'yaml';
import { CNPG_GROUP } from '../read/apiGroups';
import { isWholeEndpoint, oneRepository } from '../restore/oneRepository';
import type { RestoreValue } from '../restore/RestoreValue';

/** Every night at three; CloudNativePG reads seconds first. */
const NIGHTLY = '0 0 3 * * *';

interface Example {
  plan: PlanFact;
  value: RestoreValue;
}

/** What a cluster needs to write to a repository like that of the example. */
interface Archiving {
  /** Applied before the Cluster; absent: the example's own object serves both. */
  object?: ManifestObject;
  parameters: Record<string, string>;
}

function archivingLike(
  { name }: ItemFact,
  value: RestoreValue,
): Archiving | undefined {
  const { pluginParameters } = value;
  switch (value.tool) {
    case 'dalibo':
    case 'opera': {
      if (!isWholeEndpoint(value.endpoint)) return undefined;
      const object = `${name}-stanza`;
      const own = oneRepository(
        // Two stanzas may share a path: they have folders of their own in it.
        { ...value, prefix: value.prefix?.replace(value.name, name) },
        { name: object, stanza: name, keeps: true },
      );
      if (!own) return undefined;
      const { stanzaRef, pgbackrestObjectName, stanza, ...shared } =
        pluginParameters;
      return {
        object: own.manifest,
        parameters:
          value.tool === 'dalibo'
            ? { ...shared, stanzaRef: object }
            : { ...shared, pgbackrestObjectName: object, stanza: name },
      };
    }
    case 'barman-cloud': {
      const { barmanObjectName } = pluginParameters;
      // A server of its own name has a folder of its own in the store.
      return barmanObjectName
        ? { parameters: { barmanObjectName, serverName: name } }
        : undefined;
    }
    case 'barman-in-tree':
    case 'volume-snapshot':
    case 'unknown':
      return undefined;
    default: {
      const unplaced: never = value.tool;
      throw new TypeError(`No protection like ${unplaced}`);
    }
  }
}

function schedulesLike(
  schedule: PlanSchedule,
): { makes: BackupType; expression: string }[] {
  switch (schedule.kind) {
    case 'several':
      return schedule.each.map(({ makes, schedule: { expression } }) => ({
        makes,
        expression,
      }));
    case 'cron':
      return [{ makes: 'full', expression: schedule.expression }];
    case 'continuous':
    case 'manual':
    case 'invalid':
    case 'none':
      return [{ makes: 'full', expression: NIGHTLY }];
    default: {
      const unplaced: never = schedule;
      throw new TypeError(`No schedule like ${JSON.stringify(unplaced)}`);
    }
  }
}

/** As pgBackRest calls them. */
const TYPES: Record<BackupType, string> = {
  full: 'full',
  differential: 'diff',
  incremental: 'incr',
};

/** How the plugins are told what to make; barman makes full ones only. */
function parametersOf(
  { tool }: RestoreValue,
  type: string,
): ManifestObject | undefined {
  switch (tool) {
    case 'dalibo':
      return { selectedRepository: '1', backupType: type };
    case 'opera':
      return { repo: '1', type };
    case 'barman-cloud':
    case 'barman-in-tree':
    case 'volume-snapshot':
    case 'unknown':
      return undefined;
    default: {
      const unplaced: never = tool;
      throw new TypeError(`No parameters for ${unplaced}`);
    }
  }
}

function scheduledBackups(
  { name, namespace }: ItemFact,
  { plan, value }: Example,
): ManifestObject[] {
  const schedules = schedulesLike(plan.schedule);
  // Full ones build on nothing: without them the others are worth nothing.
  const wanted = schedules.some(({ makes }) => makes === 'full')
    ? schedules
    : [{ makes: 'full' as const, expression: NIGHTLY }, ...schedules];
  return (value.tool === 'barman-cloud' ? wanted.slice(0, 1) : wanted).map(
    ({ makes, expression }) => ({
      apiVersion: `${CNPG_GROUP}/v1`,
      kind: 'ScheduledBackup',
      metadata: { name: `${name}-${TYPES[makes]}`, namespace },
      spec: {
        schedule: expression,
        backupOwnerReference: 'self',
        method: 'plugin',
        cluster: { name },
        pluginConfiguration: {
          name: value.pluginName,
          parameters: parametersOf(value, TYPES[makes]),
        },
      },
    }),
  );
}

/** The same namespace first: its Secret is there; then off site, then by name. */
function nearestFirst(item: ItemFact, examples: readonly PlanFact[]) {
  const rank = ({ object, destination }: PlanFact) =>
    (object.namespace === item.namespace ? 0 : 2) +
    (destination.offSite ? 0 : 1);
  return [...examples].sort(
    (a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1),
  );
}

function documentOf(manifest: object, comment?: string): string {
  const document = new Document(manifest, { version: '1.1' });
  if (comment) document.commentBefore = comment;
  return document.toString({ lineWidth: 0, directives: false });
}

/**
 * Writes what would back a database cluster up, after the example of one nearby
 * that works: its repository, its archiving and its schedules.
 *
 * @param examples - sound plans of database clusters on the same cluster
 * @returns `undefined` for what is no database cluster, and where nothing shows
 * how it is done here
 */
export function protectDatabase(
  item: ItemFact,
  examples: readonly PlanFact[],
): Protection | undefined {
  if (item.kind !== 'database-cluster') return undefined;
  for (const plan of nearestFirst(item, examples)) {
    const value = plan.restore as RestoreValue;
    const archiving = archivingLike(item, value);
    if (!archiving || !value.pluginName) continue;
    const { object, parameters } = archiving;
    const { name, namespace } = item;
    const keys = [
      ...new Set(
        Object.values(value.secretKeys).flatMap(key => key?.secret ?? []),
      ),
    ];
    const texts = [
      ...(object
        ? [
            documentOf(
              {
                ...object,
                metadata: { ...(object.metadata as object), namespace },
              },
              [
                ` Written after the example of ${value.name}.`,
                ...keys.map(
                  key =>
                    ` Secret ${key} has to be in the namespace, and hold the keys of the bucket.`,
                ),
              ].join('\n'),
            ),
          ]
        : []),
      documentOf(
        {
          apiVersion: `${CNPG_GROUP}/v1`,
          kind: 'Cluster',
          metadata: { name, namespace },
          spec: {
            plugins: [
              {
                name: value.pluginName,
                enabled: true,
                isWALArchiver: true,
                parameters,
              },
            ],
          },
        },
        ' Add spec.plugins to the Cluster that is there; the rest of it stays.',
      ),
      ...scheduledBackups(item, { plan, value }).map(backup =>
        documentOf(backup),
      ),
    ];
    return {
      title: `Back it up to ${plan.destination.label}, as ${value.name} is`,
      language: 'yaml',
      text: texts.join('---\n'),
    };
  }
  return undefined;
}
