import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  BackupsService,
  BackupsStore,
  ScorecardExporter,
  ScorecardReports,
  ScorecardService,
  createForesight,
  storesOf,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import type {
  EntityBackups,
  ForesightView,
  ScorecardExport,
  WorstDayResponse,
} from 'backstage-plugin-backups-common';
import { readDestinationPatterns } from 'backstage-plugin-backups-node';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { demoEntities } from '../catalog/demoEntities';
import { quietLogger } from './quietLogger';
import { DRILL_DAYS, recordDemoDrills } from './recordDemoDrills';
import { simulateHistory } from './simulateHistory';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const HOUR = 3_600_000;

/** What the demo answers of what is ahead. */
interface DemoAnswers {
  of(app: string): ForesightView;
  page(app: string): EntityBackups;
  worstDay: WorstDayResponse;
  evidence: ScorecardExport['body'];
}

/** All apps that the table below names. */
const APPS = [
  ...['audiobookshelf', 'autobrr', 'bazarr', 'bookstack', 'immich', 'jellyfin'],
  ...['kavita', 'lidarr', 'mealie', 'paperless', 'prowlarr', 'radarr'],
  ...['sabnzbd', 'sonarr', 'tubearchivist', 'vaultwarden', 'zigbee2mqtt'],
];

/** The demo after a day of which only a few moments were looked at. */
async function answersOfTheDemo(): Promise<DemoAnswers> {
  const clock = () => ANCHOR;
  const knex = sqliteDatabase();
  try {
    const store = await BackupsStore.create({ knex });
    const stores = storesOf(knex);
    const { reports, drills, estate, scorecard, chronicle } = stores;
    const file = resolvePackagePath('backups-demo', '../../app-config.yaml');
    const simulate = (hours: number[]) =>
      simulateHistory({
        store,
        reports,
        anchor: ANCHOR,
        until: ANCHOR,
        destinations: readDestinationPatterns(
          new ConfigReader(parse(readFileSync(file, 'utf8'))),
        ),
        tiers: { gold: { expect: [], level: 4 } },
        logger: quietLogger,
        hours,
      });
    await simulate([26]);
    for (const [index, day] of DRILL_DAYS.entries()) {
      const at = new Date(ANCHOR.getTime() - (20 - index) * HOUR);
      await recordDemoDrills({ store, drills, day, at });
    }
    await simulate([2, 0]);

    const foresight = createForesight(stores, clock);
    const service = new BackupsService({
      store,
      reports,
      drills,
      estate,
      clock,
    });
    const ahead = new Map<string, ForesightView>();
    const pages = new Map<string, EntityBackups>();
    for (const entity of demoEntities()) {
      const { name } = entity.metadata;
      if (entity.kind !== 'Component' || !APPS.includes(name)) continue;
      ahead.set(name, await foresight.getForesight(entity));
      pages.set(name, await service.getEntityBackups(entity));
    }
    const list = new ScorecardService({ store, scorecard, chronicle, clock });
    const exporter = new ScorecardExporter({
      store,
      scorecard,
      chronicle,
      service: list,
      reports: new ScorecardReports({ store, scorecard, clock }),
    });
    const { body } = await exporter.export({
      visible: 'all',
      filter: {},
      sort: 'name',
      order: 'asc',
      days: 30,
      asked: {},
      query: '',
      requestedBy: 'user:default/robin',
    });
    const known = <T>(answers: ReadonlyMap<string, T>, app: string): T => {
      const answer = answers.get(app);
      if (!answer) throw new Error(`The demo has no ${app}.`);
      return answer;
    };
    return {
      of: app => known(ahead, app),
      page: app => known(pages, app),
      worstDay: await foresight.getWorstDay(await scorecard.getRefs()),
      evidence: body,
    };
  } finally {
    await knex.destroy();
  }
}

function lockOf({ marks }: EntityBackups): string | undefined {
  return marks.find(({ mark }) => mark === 'immutable')?.met;
}

describe('what is ahead, in the demo', () => {
  let demo: DemoAnswers;
  beforeAll(async () => {
    demo = await answersOfTheDemo();
  });

  const rows: {
    of: string;
    works: () => unknown;
    isShown: unknown;
    open: () => unknown;
    isNotKnown: unknown;
  }[] = [
    {
      of: 'the moment that volume and database go back to together',
      works: () => demo.of('paperless').together,
      isShown: {
        kind: 'same',
        members: expect.arrayContaining([
          expect.objectContaining({ byLog: true }),
        ]),
      },
      open: () => demo.of('tubearchivist').together,
      isNotKnown: { kind: 'not-known' },
    },
    {
      of: 'a lock that is really still there',
      works: () => lockOf(demo.page('audiobookshelf')),
      isShown: 'met',
      open: () => lockOf(demo.page('sonarr')),
      isNotKnown: 'not-known',
    },
    {
      of: 'what happens if it is deleted now',
      works: () => demo.of('radarr').deletion[0],
      isShown: {
        kind: 'older',
        evidence: expect.arrayContaining([expect.anything()]),
      },
      open: () => demo.of('zigbee2mqtt').deletion[0],
      isNotKnown: { kind: 'not-known' },
    },
    {
      of: 'how long a restore takes',
      works: () => demo.of('paperless').restoreTimes[0],
      isShown: {
        basis: { restores: 2, by: 'same-item' },
        checked: { isRight: true },
      },
      open: () => demo.of('immich').restoreTimes[0],
      isNotKnown: { sentence: expect.stringContaining('Not known') },
    },
    {
      of: 'how long a restore takes, where that was wrong',
      works: () => demo.of('vaultwarden').restoreTimes[0],
      isShown: {
        checked: { isRight: false },
        sentence: expect.stringContaining('do not rely on it'),
      },
      open: () => demo.of('jellyfin').restoreTimes[0].checked,
      isNotKnown: undefined,
    },
    {
      of: 'an RTO',
      works: () => [demo.of('paperless').rto, demo.of('vaultwarden').rto],
      isShown: [{ answer: 'met' }, { answer: 'may-be' }],
      open: () => demo.of('immich').rto,
      isNotKnown: { answer: 'not-known', seconds: 8 * 3600 },
    },
    {
      of: 'tests of restores',
      works: () => [demo.of('jellyfin').tests[0], demo.of('mealie').tests[0]],
      isShown: [{ state: 'passed' }, { state: 'failed' }],
      open: () => demo.of('sonarr').tests[0],
      isNotKnown: { state: 'never' },
    },
    {
      of: 'who reports a copy',
      works: () => demo.of('prowlarr').witnesses.map(({ kind }) => kind),
      isShown: expect.arrayContaining(['operator-newer']),
      open: () => demo.of('bazarr').witnesses.map(({ kind }) => kind),
      isNotKnown: expect.arrayContaining(['operator-alone']),
    },
    {
      of: 'copies that will go',
      works: () => demo.of('bookstack').keptUntil,
      isShown: expect.arrayContaining([
        expect.objectContaining({
          kind: 'until',
          of: 'usual',
          fix: expect.any(String),
        }),
      ]),
      open: () => demo.of('bazarr').keptUntil.map(({ kind }) => kind),
      isNotKnown: expect.arrayContaining(['not-known']),
    },
    {
      of: 'the worst day',
      works: () => [
        demo.worstDay.waves.length > 1,
        demo.worstDay.loops.map(({ items }) => items),
      ],
      isShown: [true, [['vaultwarden']]],
      open: () => demo.worstDay.notKnown.length > 0,
      isNotKnown: true,
    },
    {
      of: 'a move to another tool',
      // One item with one history; and one whose old copies lie under another name.
      works: () => [
        demo.of('lidarr').witnesses.map(({ kind }) => kind),
        demo
          .page('autobrr')
          .items.flatMap(({ plans }) => plans)
          .flatMap(({ findings }) => findings.map(({ code }) => code)),
      ],
      isShown: [
        ['agree'],
        expect.arrayContaining(['history-under-another-name']),
      ],
      // Old and new write under one name: nothing tells whose a point is.
      open: () =>
        demo
          .page('sabnzbd')
          .items.flatMap(({ plans }) => plans)
          .map(({ proof }) => proof?.sentence),
      isNotKnown: expect.arrayContaining([
        expect.stringContaining('prove neither'),
      ]),
    },
    {
      of: 'evidence',
      works: () => demo.evidence.actions,
      isShown: [
        expect.objectContaining({
          entityRef: 'component:default/mealie',
          failures: 1,
        }),
      ],
      open: () => demo.evidence.controls.every(({ notShown }) => notShown),
      isNotKnown: true,
    },
    {
      of: 'whether it may be deployed',
      works: () => [demo.of('jellyfin').gates[0], demo.of('mealie').gates[0]],
      isShown: [
        { question: 'deploy', answer: 'yes' },
        { question: 'deploy', answer: 'no' },
      ],
      open: () => demo.of('kavita').gates[0],
      isNotKnown: { question: 'deploy', answer: 'not-known' },
    },
  ];

  it.each(rows)('shows $of', ({ works, isShown }) => {
    expect({ answer: works() }).toMatchObject({ answer: isShown });
  });

  it.each(rows)('shows where it is not known: $of', ({ open, isNotKnown }) => {
    expect({ answer: open() }).toMatchObject({ answer: isNotKnown });
  });
});
