import type { FindingFact } from 'backstage-plugin-backups-node';
import {
  commandInText,
  kubectl,
  sentenceOf,
  latestInstant,
} from 'backstage-plugin-backups-node';
import { agreementOf, standing } from '../observe/confirmation';
import { findingAbout } from '../observe/findingAbout';
import type { KnownRepository } from '../observe/KopiurContext';
import type { ObservedRun } from '../observe/ObservedRun';
import type { Tell } from './Tell';
import { conditionOf, heldFindings, upkeepFindings } from './upkeepFindings';

/** Kopiur asks a repository every 30 minutes where it is told to. Seconds. */
const PROBED_WITHIN = 3 * 3600;
/** Elsewhere only runs show that it answers. Seconds. */
const SEEN_WITHIN = 8 * 86_400;

const KNOWN_PHASES = new Set([
  'Pending',
  'Initializing',
  'Ready',
  'Degraded',
  'Failed',
]);

function phaseFindings(repository: KnownRepository, tell: Tell): FindingFact[] {
  const { phase } = repository.value.status ?? {};
  const { name } = repository.subject.object;
  if (phase === undefined || phase === 'Ready') return [];
  if (!KNOWN_PHASES.has(phase)) {
    const shown = sentenceOf(phase);
    return [
      tell({
        code: 'unknown-repository-phase',
        severity: 'advice',
        title: `Kopiur reports a state of the repository ${name} that is not known here: ${shown}.`,
        detail: 'It is left out of the judgement; a newer release may know it.',
        causeKey: `kopiur/unknown-repository-phase/${shown}`,
        evidence: [{ field: 'status.phase', value: shown }],
      }),
    ];
  }
  const why = conditionOf(repository, 'Connected', 'Ready');
  const message = sentenceOf(why?.message || why?.reason || '');
  const waits = phase === 'Pending' || phase === 'Initializing';
  return [
    tell({
      code: 'repository-not-ready',
      severity: 'erodes',
      title: waits
        ? `The repository ${name} is not set up yet.`
        : `Kopiur cannot use the repository ${name} as it should.`,
      detail: message || 'Kopiur gives no reason.',
      fix: `Look at its conditions: ${commandInText(
        kubectl(
          repository.subject.object.namespace,
          'describe',
          repository.subject.object.kind.toLowerCase(),
          name,
        ),
      )}.`,
      evidence: [{ field: 'status.phase', value: phase }],
    }),
  ];
}

/** `Ready` is from the last look, which may be long ago. */
function ageFindings(
  repository: KnownRepository,
  runs: readonly ObservedRun[],
  tell: Tell,
): FindingFact[] {
  const { status } = repository.value;
  const { name } = repository.subject.object;
  const { health } = status ?? {};
  const failures = health?.consecutiveProbeFailures ?? 0;
  if (failures > 0) {
    return [
      tell({
        code: 'repository-does-not-answer',
        severity: 'erodes',
        title: `The repository ${name} did not answer Kopiur ${
          failures === 1 ? 'last time' : `${failures} times in a row`
        }.`,
        detail: `Its phase still reads ${status?.phase ?? 'nothing'}.`,
        fix: 'Check its storage, and the way to it from the cluster.',
        evidence: [
          {
            field: 'status.health.consecutiveProbeFailures',
            value: String(failures),
          },
          {
            field: 'status.health.lastHealthyAt',
            value: iso(health?.lastHealthyAt),
          },
        ],
      }),
    ];
  }
  if (status?.phase !== 'Ready' || repository.value.spec?.suspend) return [];
  const newest = latestInstant([
    health?.lastHealthyAt,
    status.storageStats?.lastObservedAt,
    status.catalog?.lastRefreshAt,
    ...runs.map(run =>
      run.value.status?.phase === 'Succeeded' ? run.finishedAt : undefined,
    ),
  ]);
  if (newest === undefined) return [];
  const patience =
    health?.lastHealthyAt === undefined ? SEEN_WITHIN : PROBED_WITHIN;
  return [
    tell({
      code: 'repository-not-seen-lately',
      severity: 'advice',
      title: `Kopiur calls the repository ${name} ready, and last saw it ${iso(
        newest,
      )}.`,
      detail:
        'Its phase is from that look. A store that is gone since reads ready until the next run.',
      fix: 'Set spec.health.probe or spec.catalog.periodicRefresh, so that Kopiur looks at it again.',
      standsFrom: newest + patience,
      evidence: [
        { field: 'status.phase', value: status.phase },
        {
          field: 'status.health.lastHealthyAt',
          value: iso(health?.lastHealthyAt),
        },
        {
          field: 'status.catalog.lastRefreshAt',
          value: iso(status.catalog?.lastRefreshAt),
        },
      ],
    }),
  ];
}

function iso(instant: number | undefined): string {
  return instant === undefined
    ? '(never)'
    : new Date(instant * 1000).toISOString();
}

/** Objects that stand for snapshots which are not there, or may not be. */
function ghostFindings(
  repository: KnownRepository,
  runs: readonly ObservedRun[],
  tell: Tell,
): FindingFact[] {
  const { name } = repository.subject.object;
  const objects = standing(runs).length;
  const { snapshotCount = 0, lastObservedAt } =
    repository.value.status?.storageStats ?? {};
  const evidence = [
    {
      field: 'status.storageStats.snapshotCount',
      value: String(snapshotCount),
    },
    { field: 'status.storageStats.lastObservedAt', value: iso(lastObservedAt) },
  ];
  const agreement = agreementOf(repository, runs);
  switch (agreement) {
    case 'agrees':
    case 'not-known':
      return [];
    case 'more-objects':
      return [
        tell({
          code: 'restore-points-not-there',
          severity: 'erodes',
          title: `Kopiur lists ${objects} snapshots in ${name}, and it saw ${snapshotCount} there: ${
            objects - snapshotCount
          } of them cannot be restored.`,
          detail:
            'Each is an object that outlived its snapshot. Which ones are real only the repository itself tells.',
          fix: 'Have the job of the Kopia report list the repository; restore only what that lists.',
          evidence,
        }),
      ];
    case 'cut-off':
      return [
        tell({
          code: 'catalog-cut-off',
          severity: objects > snapshotCount ? 'erodes' : 'advice',
          title: `${name} holds ${snapshotCount} snapshots, more than one look of Kopiur returns: ${
            objects > snapshotCount
              ? `at least ${
                  objects - snapshotCount
                } of its ${objects} objects stand for none`
              : 'objects of snapshots that are gone are never removed'
          }.`,
          detail:
            'Snapshots that were only discovered are not offered for a restore until a Kopia report lists them.',
          fix: 'Bound them with spec.catalog.retain, and have the job of the Kopia report list the repository.',
          evidence,
        }),
      ];
    default: {
      const unplaced: never = agreement;
      throw new TypeError(`Agreement without a place: ${unplaced}`);
    }
  }
}

/**
 * What there is to tell about a repository. It stands with every plan that
 * writes to it.
 *
 * @param runs - Snapshots of this repository
 */
export function repositoryFindings(
  repository: KnownRepository,
  runs: readonly ObservedRun[],
): FindingFact[] {
  const tell: Tell = text => {
    const fact = findingAbout(repository.subject, {
      causeKey: `kopiur/${text.code}/${repository.place}`,
      ...text,
    });
    return {
      ...fact,
      about: { ...fact.about, repository: repository.place },
    };
  };
  return [
    ...phaseFindings(repository, tell),
    ...ageFindings(repository, runs, tell),
    ...ghostFindings(repository, runs, tell),
    ...upkeepFindings(repository, tell),
    ...heldFindings(repository, tell),
  ];
}
