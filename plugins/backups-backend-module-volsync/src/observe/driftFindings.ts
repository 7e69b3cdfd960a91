import type {
  ClusterSnapshot,
  FindingFact,
  PlanFact,
} from 'backstage-plugin-backups-node';
import {
  claimKey,
  describeObject,
  objectKey,
  objectsOf,
  parseLeniently,
  quantityToBytes,
  resourceKey,
  sentenceOf,
  subjectOf,
} from 'backstage-plugin-backups-node';
import { replicationDestinationSchema } from '../read/ReplicationDestination';
import { replicationSourceSchema } from '../read/ReplicationSource';
import {
  EXTERNAL_SECRETS,
  REPLICATION_DESTINATIONS,
  REPLICATION_SOURCES,
} from '../read/resources';
import type { ClusterContext } from './ClusterContext';
import { findingAbout } from './findingAbout';
import { repositoryAlias } from './repositoryAlias';
import { subjectOfPlan } from './subjectOfPlan';

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

function keysOfSecret(alias: string, context: ClusterContext): string[] {
  return (context.externalSecrets.get(alias) ?? []).flatMap(({ value }) =>
    Object.keys(value.spec?.target?.template?.data ?? {}),
  );
}

/** A Secret that is made for another mover: nothing can be copied or restored with it. */
export function moverAndSecretFindings(
  plans: readonly PlanFact[],
  snapshot: ClusterSnapshot,
  context: ClusterContext,
): FindingFact[] {
  const findings: FindingFact[] = [];
  const finding = (
    subject: Parameters<typeof findingAbout>[0],
    alias: string,
    method: string,
  ) => {
    const key = wrongMover(method, keysOfSecret(alias, context));
    if (key === undefined) return;
    findings.push(
      findingAbout(subject, {
        code: 'mover-and-secret-differ',
        severity: 'erodes',
        title: `${subject.object.name} uses ${method}, and its Secret is made for another mover.`,
        detail: `The Secret holds ${key}. The mover looks for other keys and fails before it does anything.`,
        fix: `Use the mover the repository was made with, or the Secret of a ${method} repository.`,
        evidence: [{ field: `spec.${method}.repository` }],
      }),
    );
  };
  for (const plan of plans) {
    finding(subjectOfPlan(plan), plan.writes?.repository ?? '', plan.method);
  }
  for (const object of objectsOf(snapshot, REPLICATION_DESTINATIONS)) {
    const spec = parseLeniently(replicationDestinationSchema, {
      spec: object.spec,
    })?.value.spec;
    const subject = subjectOf(
      context.cluster,
      REPLICATION_DESTINATIONS.kind,
      object,
    );
    for (const method of ['kopia', 'restic'] as const) {
      const secret = spec?.[method]?.repository;
      if (!secret) continue;
      finding(
        subject,
        repositoryAlias(context.cluster, object.metadata.namespace, secret),
        method,
      );
    }
  }
  return findings;
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
    return findingAbout(subjectOfPlan(plan), {
      code: 'credential-without-source',
      severity: 'advice',
      title: `No ExternalSecret makes the Secret ${secret} of ${plan.object.name}.`,
      detail:
        'The others here have one. If nothing else makes it, the source cannot run, and a new cluster would not have it.',
      fix: `Check 'kubectl -n ${plan.object.namespace} get secret ${secret}', and add an ExternalSecret for it.`,
      evidence: [{ field: `spec.${plan.method}.repository`, value: secret }],
    });
  });
}

/** Destinations that restore from where nothing writes any more. */
export function orphanFindings(
  plans: readonly PlanFact[],
  snapshot: ClusterSnapshot,
  context: ClusterContext,
): FindingFact[] {
  if (!isComplete(snapshot, REPLICATION_SOURCES)) return [];
  const written = new Set(plans.flatMap(plan => plan.writes?.repository ?? []));
  return objectsOf(snapshot, REPLICATION_DESTINATIONS).flatMap(object => {
    const spec = parseLeniently(replicationDestinationSchema, {
      spec: object.spec,
    })?.value.spec;
    const secret = spec?.kopia?.repository ?? spec?.restic?.repository;
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
        )} once nobody needs it.`,
        evidence: [{ field: 'spec.kopia.repository', value: secret }],
      }),
    ];
  });
}

/**
 * Cache volumes of another size than is asked for. On a storage class that
 * cannot grow, VolSync retries for ever and the source never runs again.
 */
export function cacheFindings(
  snapshot: ClusterSnapshot,
  context: ClusterContext,
): FindingFact[] {
  return objectsOf(snapshot, REPLICATION_SOURCES).flatMap(object => {
    const spec = parseLeniently(replicationSourceSchema, { spec: object.spec })
      ?.value.spec;
    const asked = (spec?.kopia ?? spec?.restic)?.cacheCapacity;
    const { name, namespace } = object.metadata;
    const cache = `volsync-src-${name}-cache`;
    const has = context.claims?.get(claimKey(context.cluster, namespace, cache))
      ?.value.spec?.resources?.requests?.storage;
    const wanted = quantityToBytes(asked);
    const is = quantityToBytes(has);
    if (wanted === undefined || is === undefined || wanted === is) return [];
    const subject = subjectOf(
      context.cluster,
      REPLICATION_SOURCES.kind,
      object,
    );
    return [
      findingAbout(
        {
          ...subject,
          planKey: objectKey(subject.object),
        },
        {
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
        },
      ),
    ];
  });
}
