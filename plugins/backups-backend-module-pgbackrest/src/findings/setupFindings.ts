import type { FindingFact } from 'backstage-plugin-backups-node';
import { describeObject } from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import { DALIBO } from '../read/apiGroups';
import { nameKey } from '../observe/ClusterContext';
import type { ClusterContext, Observed } from '../observe/ClusterContext';
import { findingAbout } from '../observe/findingAbout';
import type { Repositories } from '../observe/repositoriesOf';
import type { Setup } from '../observe/setupsOf';
import { sharersOf } from '../observe/sharersOf';

function missingFindings(
  cluster: Observed<Cluster>,
  setup: Setup,
  repositories: Repositories,
): FindingFact[] {
  if ('found' in repositories) return [];
  const { subject } = cluster;
  const { kind, name } = repositories.missing;
  if (setup.tool === 'dalibo' && setup.stanzaRef === undefined) {
    return [
      findingAbout(subject, {
        code: 'legacy-repository-ref',
        severity: 'erodes',
        title: `${subject.object.name} names its repository in a way that newer plugins do not read.`,
        detail:
          'Since version 0.0.1 the plugin reads the parameter stanzaRef. With repositoryRef alone neither the log is archived nor a backup made, and no restore finds its source.',
        fix: `Write a Stanza, and name it in parameter stanzaRef of plugin ${DALIBO} of ${describeObject(
          subject.object,
        )}.`,
        evidence: [
          {
            field: 'spec.plugins[].parameters.repositoryRef',
            value: setup.repositoryRef ?? '(none)',
          },
        ],
      }),
    ];
  }
  return [
    findingAbout(subject, {
      code: 'repositories-not-found',
      severity: 'erodes',
      title: `${subject.object.name} is copied to ${kind} ${
        name ?? '(no name)'
      }, which was not found.`,
      detail: `Without it nothing is archived and nothing backed up, and where older copies are cannot be told.`,
      fix: `Create ${kind} ${name ?? ''} in namespace ${
        subject.object.namespace
      }, or correct the reference. Of an export: add it to the export.`,
      evidence: [
        { field: 'spec.plugins[].parameters', value: name ?? '(none)' },
      ],
    }),
  ];
}

function stanzaFindings(
  cluster: Observed<Cluster>,
  setup: Extract<Setup, { tool: 'dalibo' }>,
  context: ClusterContext,
): FindingFact[] {
  const { namespace, name } = cluster.subject.object;
  const key = nameKey(namespace, setup.stanzaRef ?? '');
  const stanza = context.stanzas.get(key);
  if (!stanza) return [];
  const findings: FindingFact[] = [];
  const others = (context.archiversOf.get(key) ?? []).filter(
    other => other !== name,
  );
  if (others.length > 0) {
    findings.push(
      findingAbout(cluster.subject, {
        code: 'stanza-shared',
        severity: 'erodes',
        title: `${name} archives into the same stanza as ${others.join(', ')}.`,
        detail:
          'Both write their log to one place. As long as their identity is the same pgBackRest does not object; which of them a restore brings back is then a matter of luck.',
        fix: `Give ${describeObject(
          cluster.subject.object,
        )} a Stanza of its own, with another repoPath or name.`,
        causeKey: `pgbackrest/stanza-shared/${context.cluster}/${key}`,
        evidence: [
          {
            field: 'spec.plugins[].parameters.stanzaRef',
            value: setup.stanzaRef,
          },
        ],
      }),
    );
  }
  const { spec = {}, status = {} } = stanza.value;
  const configuration = spec.stanzaConfiguration ?? {};
  const repositories = [
    ...(configuration.s3Repositories ?? []),
    ...(configuration.azureRepositories ?? []),
  ];
  if (repositories.some(one => one?.retentionPolicy?.history !== undefined)) {
    findings.push(
      findingAbout(cluster.subject, {
        code: 'history-not-applied',
        severity: 'advice',
        title: `The retention of backup history of Stanza ${stanza.subject.object.name} has no effect.`,
        detail:
          'The plugin does not hand retentionPolicy.history on to pgBackRest, so history files stay for ever. They are small; backups and the log are not affected.',
        evidence: [
          {
            field: `${stanza.subject.words}: retentionPolicy.history`,
          },
        ],
      }),
    );
  }
  const counts = status.backupsCount;
  const none =
    counts !== undefined &&
    [counts.Full, counts.Diff, counts.Incr].every(count => !count);
  const last = status.recoveryWindow?.lastBackup?.label;
  if (none && last) {
    findings.push(
      findingAbout(cluster.subject, {
        code: 'stanza-sees-no-backups',
        severity: 'erodes',
        title: `The plugin sees no backup of ${name} any more, though it has made some.`,
        detail:
          'It counts what its repositories list. An unreachable store lists nothing, and so does an emptied one; the plugin then also deletes the Backup objects of what it does not see. What is known from before stays.',
        fix: 'Look whether the object store answers, with the keys and from the network of the database pods.',
        evidence: [
          {
            field: `${stanza.subject.words}: status.backupsCount`,
            value: 'all 0',
          },
          {
            field: `${stanza.subject.words}: status.recoveryWindow.lastBackup.label`,
            value: last,
          },
        ],
      }),
    );
  }
  return findings;
}

/** The plugin as the operator sees it, and as it made the newest backup. */
function skewFindings(
  cluster: Observed<Cluster>,
  context: ClusterContext,
): FindingFact[] {
  const { namespace, name } = cluster.subject.object;
  const told = cluster.value.status?.pluginStatus?.find(
    plugin => plugin?.name === DALIBO,
  )?.version;
  const newest = [...(context.backups.get(nameKey(namespace, name)) ?? [])]
    .filter(
      ({ value }) =>
        value.status?.pluginMetadata?.name === DALIBO &&
        value.status.startedAt !== undefined,
    )
    .sort(
      (a, b) =>
        (b.value.status?.startedAt ?? 0) - (a.value.status?.startedAt ?? 0),
    )
    .at(0)?.value.status?.pluginMetadata?.version;
  if (!told || !newest || told === newest) return [];
  return [
    findingAbout(cluster.subject, {
      code: 'plugin-versions-differ',
      severity: 'advice',
      title: `The newest backup of ${name} was made by plugin ${newest}, while ${told} is installed.`,
      detail:
        'The part that runs beside the database is of another version than the controller. What the release notes of the controller say may not hold yet.',
      fix: 'Set the image of the sidecar to the version of the controller, and let the database pods be rolled.',
      causeKey: `pgbackrest/plugin-versions-differ/${context.cluster}`,
      evidence: [{ field: 'status.pluginStatus[].version', value: told }],
    }),
  ];
}

/** Two databases that write one archive spoil it for both. */
function sharedArchiveFindings(
  cluster: Observed<Cluster>,
  setup: Setup,
  context: ClusterContext,
): FindingFact[] {
  const { object } = cluster.subject;
  const others = sharersOf(setup, object, context);
  if (others.length === 0) return [];
  const all = [nameKey(object.namespace, object.name), ...others].sort();
  return [
    findingAbout(cluster.subject, {
      code: 'archive-shared',
      severity: 'breaks-restore',
      title: `${all.join(
        ' and ',
      )} write into one archive, under one server name.`,
      detail:
        'Each overwrites or breaks the log of the other, and a restore finds backups of one and the log of both.',
      fix: `Give all but one of them a serverName of its own, and take a base backup of each.`,
      causeKey: `pgbackrest/archive-shared/${context.cluster}/${all.join(',')}`,
      evidence: [{ field: 'serverName', value: object.name }],
    }),
  ];
}

/** Findings about how a database cluster is tied to its repositories. */
export function setupFindings(
  cluster: Observed<Cluster>,
  setup: Setup,
  repositories: Repositories,
  context: ClusterContext,
): FindingFact[] {
  return [
    ...missingFindings(cluster, setup, repositories),
    ...sharedArchiveFindings(cluster, setup, context),
    ...(setup.tool === 'dalibo'
      ? [
          ...stanzaFindings(cluster, setup, context),
          ...skewFindings(cluster, context),
        ]
      : []),
  ];
}
