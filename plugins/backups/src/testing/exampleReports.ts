import {
  LEVEL_RULES,
  type DrillsResponse,
  type LevelRule,
  type OwnerRulesResponse,
  type OwnerRulesRow,
  type RuleCounts,
  type ScorecardExport,
  type SlaReport,
} from 'backstage-plugin-backups-common';
import { EXAMPLE_NOW, exampleInstant } from './exampleClock';
import { exampleRows, exampleScorecardPage } from './exampleScorecard';

const DAY_MINUTES = 24 * 60;

/** An owner of which every app meets every rule, unless told otherwise. */
export function exampleOwner(
  owner: string | undefined,
  counted: number,
  rules: Partial<Record<LevelRule, RuleCounts>> = {},
): OwnerRulesRow {
  return {
    owner,
    counted,
    atRisk: 0,
    rules: {
      ...(Object.fromEntries(
        LEVEL_RULES.map(rule => [
          rule,
          { met: counted, notMet: 0, notKnown: 0 },
        ]),
      ) as Record<LevelRule, RuleCounts>),
      ...rules,
    },
  };
}

/** Two owners and nobody. */
export function exampleOwners(): OwnerRulesResponse {
  return {
    now: EXAMPLE_NOW,
    owners: [
      exampleOwner('group:default/team-media', 8, {
        'off-site': { met: 5, notMet: 2, notKnown: 1 },
        drilled: { met: 0, notMet: 8, notKnown: 0 },
      }),
      exampleOwner('group:default/team-home', 3),
      exampleOwner(undefined, 1),
    ],
  };
}

/** One drill that ended well, and one that did not. */
export function exampleDrills(): DrillsResponse {
  const drill = {
    entityRef: 'component:default/radarr',
    title: 'radarr',
    itemKey: 'home-1/downloads/PersistentVolumeClaim/radarr',
    item: 'radarr',
    planId: '0123456789abcdef',
    destination: 'NAS',
    scenario: 'look',
    finishedAt: exampleInstant(-40 * DAY_MINUTES),
    durationSeconds: 380,
    check: 'The library was there.',
    reportedBy: 'user:default/guest',
    reportedAt: EXAMPLE_NOW,
  } as const;
  return {
    now: EXAMPLE_NOW,
    drills: [
      { ...drill, id: '2', outcome: 'proven' },
      {
        ...drill,
        id: '1',
        outcome: 'failed',
        finishedAt: exampleInstant(-50 * DAY_MINUTES),
        check: 'The volume was empty.',
      },
    ],
    more: 0,
    counted: 12,
    proven: 1,
  };
}

/** A month in which two slots were missed. */
export function exampleSla(): SlaReport {
  return {
    now: EXAMPLE_NOW,
    from: '2026-10-23',
    to: '2026-11-21',
    observedSince: '2026-10-23',
    observedDays: 30,
    total: {
      days: 30,
      made: 998,
      missed: 2,
      share: 0.998,
      notObservedDays: 3,
    },
    population: { entities: 12, departed: 1 },
    missed: [
      {
        entityRef: 'component:default/radarr',
        title: 'radarr',
        day: '2026-11-21',
        item: 'radarr',
        destination: 'Cloudflare R2',
        missed: 2,
        slots: ['2026-11-21T03:00:00Z', '2026-11-21T04:00:00Z'],
        made: 22,
      },
    ],
    moreMissed: 0,
    departed: [
      {
        entityRef: 'component:default/plex',
        title: 'plex',
        goneOn: '2026-11-12',
        sla: { days: 30, made: 20, missed: 0, share: 1, notObservedDays: 0 },
      },
    ],
  };
}

/** What is on the page, to be printed. */
export function exampleExport(): ScorecardExport {
  const page = exampleScorecardPage();
  const sla = exampleSla();
  return {
    header: {
      format: 'backups-scorecard',
      version: 1,
      now: EXAMPLE_NOW,
      clock: 'live',
      requestedBy: 'user:default/guest',
      query: 'q=app',
      filter: { q: 'app' },
      scope: 'everything',
      coverage: page.coverage!,
      period: {
        days: 30,
        from: sla.from,
        to: sla.to,
        observedSince: '2026-10-29',
        observedDays: 24,
      },
      sla: { total: sla.total, ...sla.population },
      ruleVersions: [{ version: '1', entities: 6 }],
      sources: [
        {
          id: 'home-1/volsync',
          title: 'VolSync on home-1',
          readAt: exampleInstant(-2),
          ageSeconds: 120,
          current: true,
        },
      ],
      sha256: 'a'.repeat(64),
      csvSha256: 'b'.repeat(64),
    },
    body: {
      controls: [
        {
          framework: 'ISO/IEC 27001:2022',
          id: 'A.8.13',
          asks: 'Backup copies are kept and tested regularly, by policy.',
          supports: [
            {
              part: 'entities',
              sentence: 'Apps of the catalog with what was found of them: 6.',
            },
          ],
          notShown: 'The policy itself is not in it.',
        },
      ],
      actions: [
        {
          entityRef: 'component:default/app-00001',
          item: 'config',
          failedAt: '2026-11-12T10:00:00Z',
          failures: 1,
          check: 'The library was empty.',
          actions: ['The source copied the wrong folder; corrected.'],
        },
      ],
      entities: exampleRows(6),
      exemptions: [
        {
          entityRef: 'component:default/app-00004',
          item: 'cache',
          owner: 'group:default/team-media',
          reason: 'a cache',
          declaredBy: 'annotation backups/exempt',
          requestedBy: 'ana',
        },
      ],
      departed: sla.departed ?? [],
      missed: sla.missed,
      drills: exampleDrills().drills,
      rules: [
        {
          entityRef: 'component:default/app-00000',
          rule: 'covered',
          result: 'not-met',
          fact: 'Nothing copies it.',
          day: '2026-11-22',
          ruleVersion: '1',
        },
      ],
    },
  };
}
