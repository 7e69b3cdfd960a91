import type {
  ClusterSnapshot,
  FindingFact,
  PlanFact,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  claimKey,
  commandInText,
  describeObject,
  kubectl,
  objectsOf,
  parseLeniently,
  perObject,
  quantityToBytes,
  resourceKey,
  sentenceOf,
  subjectOf,
  subjectOfPlan,
} from 'backstage-plugin-backups-node';
import { replicationDestinationSchema } from '../read/ReplicationDestination';
import type { ReplicationSourceSpec } from '../read/ReplicationSource';
import {
  EXTERNAL_SECRETS,
  REPLICATION_DESTINATIONS,
  REPLICATION_SOURCES,
} from '../read/resources';
import type { ClusterContext } from './ClusterContext';
import { findingAbout } from './findingAbout';
import { repositoryAlias } from './repositoryAlias';

function isComplete(
  snapshot: ClusterSnapshot,
  query: Parameters<typeof resourceKey>[0],
): boolean {
  return snapshot.listings.get(resourceKey(query))?.outcome === 'complete';
}

/** What is declared for one method, while the Secret is made for another. */
function wrongMover(
  method: string,
  secretKeys: readonly string[],
): string | undefined {
  const other = { kopia: 'RESTIC_REPOSITORY', restic: 'KOPIA_REPOSITORY' };
  const own = { kopia: 'KOPIA_REPOSITORY', restic: 'RESTIC_REPOSITORY' };
  if (method !== 'kopia' && method !== 'restic') return undefined;
  return secretKeys.includes(other[method]) && !secretKeys.includes(own[method])
    ? other[method]
    : undefined;
}

/** While no ExternalSecret can be read, nothing takes the finding back. */
function readFromSecrets(finding: FindingFact): FindingFact {
  const alsoReadFrom = [EXTERNAL_SECRETS.kind];
  return { ...finding, about: { ...finding.about, alsoReadFrom } };
}

function keysOfSecret(alias: string, context: ClusterContext): string[] {
  return (context.externalSecrets.get(alias) ?? []).flatMap(({ value }) =>
    Object.keys(value.spec?.target?.template?.data ?? {}),
  );
}

/**
 * A Secret that is made for another mover: nothing can be copied or restored
 * with it.
 *
 * @param subject - a source or a destination
 * @param secrets - by method, the alias of the repository that is used
 */
export function moverAndSecretFindings(
  subject: Subject,
  secrets: Readonly<Record<string, string | undefined>>,
  context: ClusterContext,
): FindingFact[] {
  return Object.entries(secrets).flatMap(([method, alias]) => {
    if (!alias) return [];
    const key = wrongMover(method, keysOfSecret(alias, context));
    if (key === undefined) return [];
    return readFromSecrets(
      findingAbout(subject, {
        code: 'mover-and-secret-differ',
        severity: 'erodes',
        title: `${subject.object.name} uses ${method}, and its Secret is made for another mover.`,
        detail: `The Secret holds ${key}. The mover looks for other keys and fails before it does anything.`,
        fix: `Use the mover the repository was made with, or the Secret of a ${method} repository.`,
        evidence: [{ field: `spec.${method}.repository` }],
      }),
    );
  });
}

/**
 * The Secret of a source that nothing here makes, on a cluster where the others
 * come from External Secrets. Secrets are not read, so whether it exists all the
 * same cannot be told.
 */
export function missingSecretFindings(
  plans: readonly PlanFact[],
  snapshot: ClusterSnapshot,
  context: ClusterContext,
): FindingFact[] {
  if (!isComplete(snapshot, EXTERNAL_SECRETS)) return [];
  const withSecret = plans.filter(plan => plan.writes !== undefined);
  const without = withSecret.filter(
    plan => !context.externalSecrets.has(plan.writes?.repository ?? ''),
  );
  if (without.length * 2 > withSecret.length) return [];
  return without.map(plan => {
    const secret = plan.writes?.repository.split('/').at(-1) ?? '';
    const finding = findingAbout(subjectOfPlan(plan), {
      code: 'credential-without-source',
      severity: 'advice',
      title: `No ExternalSecret makes the Secret ${secret} of ${plan.object.name}.`,
      detail:
        'The others here have one. If nothing else makes it, the source cannot run, and a new cluster would not have it.',
      fix: `Check ${commandInText(
        kubectl(plan.object.namespace, 'get', 'secret', secret),
      )}, and add an ExternalSecret for it.`,
      evidence: [{ field: `spec.${plan.method}.repository`, value: secret }],
    });
    return readFromSecrets(finding);
  });
}

/** Of every destination in every cycle: understood once for each. */
const secretOf = perObject(object => {
  const spec = parseLeniently(replicationDestinationSchema, {
    spec: object.spec,
  })?.value.spec;
  return spec?.kopia?.repository ?? spec?.restic?.repository;
});

/** Destinations that restore from where nothing writes any more. */
export function orphanFindings(
  plans: readonly PlanFact[],
  snapshot: ClusterSnapshot,
  context: ClusterContext,
): FindingFact[] {
  if (!isComplete(snapshot, REPLICATION_SOURCES)) return [];
  const written = new Set(plans.flatMap(plan => plan.writes?.repository ?? []));
  return objectsOf(snapshot, REPLICATION_DESTINATIONS).flatMap(object => {
    const secret = secretOf(object);
    if (!secret) return [];
    const { namespace } = object.metadata;
    if (written.has(repositoryAlias(context.cluster, namespace, secret))) {
      return [];
    }
    const subject = subjectOf(
      context.cluster,
      REPLICATION_DESTINATIONS.kind,
      object,
    );
    return [
      findingAbout(subject, {
        code: 'orphan-destination',
        severity: 'advice',
        title: `${subject.object.name} restores from a repository that no ReplicationSource here writes to.`,
        detail:
          'It may be left over from an app that is gone, or its source was lost. What it restores grows no newer.',
        fix: `Add the source again, or delete ${describeObject(
          subject.object,
        )} once no application needs it.`,
        evidence: [{ field: 'spec.kopia.repository', value: secret }],
      }),
    ];
  });
}

/**
 * Cache volumes of another size than is asked for. On a storage class that
 * cannot grow, VolSync retries for ever and the source never runs again.
 *
 * @param subject - a source
 */
export function cacheFindings(
  subject: Subject,
  spec: ReplicationSourceSpec,
  context: ClusterContext,
): FindingFact[] {
  const asked = (spec.kopia ?? spec.restic)?.cacheCapacity;
  const wanted = quantityToBytes(asked);
  if (wanted === undefined) return [];
  const { name, namespace } = subject.object;
  const cache = `volsync-src-${name}-cache`;
  const has = context.claims?.get(claimKey(context.cluster, namespace, cache))
    ?.value.spec?.resources?.requests?.storage;
  const is = quantityToBytes(has);
  if (is === undefined || wanted === is) return [];
  return [
    findingAbout(subject, {
      code: 'cache-size-differs',
      severity: 'advice',
      title: `The cache volume of ${name} asks for ${sentenceOf(
        String(has),
      )}, and its source for ${sentenceOf(String(asked))}.`,
      detail:
        'Where its storage class cannot grow, VolSync retries for ever, and no further copy is made.',
      fix: `Delete the claim ${namespace}/${cache}; VolSync makes a new one of the right size. It holds no backup data.`,
      evidence: [
        {
          field: 'spec.kopia.cacheCapacity',
          value: sentenceOf(String(asked)),
        },
      ],
    }),
  ];
}
