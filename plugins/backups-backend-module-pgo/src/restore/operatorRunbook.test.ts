import type { RestoreScenario } from 'backstage-plugin-backups-common';
import { renderMarkdown } from 'backstage-plugin-backups-common';
import type { RunbookRequest } from 'backstage-plugin-backups-node';
import {
  job,
  perconaBackup,
  perconaCluster,
  postgresCluster,
  volumeRepository,
} from '../fixtures/objects';
import {
  at,
  observePerconaObjects,
  observePgoObjects,
} from '../fixtures/observe';
import { operatorRunbook } from './operatorRunbook';

const MOMENT = at('2026-08-22T09:00:00Z');

function request(
  { items, plans }: ReturnType<typeof observePgoObjects>,
  scenario: RestoreScenario,
  more: Partial<RunbookRequest> = {},
): RunbookRequest {
  const [plan] = plans;
  return {
    scenario,
    plan,
    plans: [plan],
    item: items[0],
    notAfter: MOMENT,
    tag: '0822-0900',
    ...more,
  };
}

const PGO = observePgoObjects([postgresCluster(), job()]);
const PERCONA = observePerconaObjects([perconaCluster(), perconaBackup()]);
const LOCAL = observePgoObjects([
  postgresCluster({ repos: [volumeRepository()] }),
]);

function textOf(asked: RunbookRequest): string {
  const { runbook } = operatorRunbook(asked);
  return runbook ? renderMarkdown(runbook, {}) : '';
}

function inOrder(text: string, parts: readonly string[]): boolean {
  const places = parts.map(part => text.indexOf(part));
  return (
    !places.includes(-1) &&
    places.every((place, index) => index === 0 || place > places[index - 1])
  );
}

describe('a runbook from a place that the cluster has left', () => {
  const moved = observePerconaObjects([
    perconaCluster(),
    perconaBackup({
      status: { destination: 's3://old-pg/pgbackrest/db/pico' },
    }),
  ]);
  const [plan] = moved.plans.filter(({ former }) => former);

  it.each(['database-moment', 'volume-lost', 'look', 'cluster-gone'] as const)(
    'names that place for %s, and restores nothing in place',
    scenario => {
      const asked = request(moved, scenario, { plan });
      const { runbook } = operatorRunbook({ ...asked, way: 'in-place' });
      expect(runbook?.ways.map(({ way }) => way)).toEqual(['new-cluster']);
      const text = textOf(asked);
      expect(text).toContain('bucket: old-pg');
      expect(text).toContain('repo1-path: /pgbackrest/db/pico\n');
      expect(text).not.toMatch(/clusterName: pico|pg_switch_wal/);
    },
  );
});

describe('a runbook for a database of PGO', () => {
  it('restores beside, proves it, makes a full backup, and keeps the old cluster', () => {
    const text = textOf(request(PGO, 'database-moment'));
    expect(
      inOrder(text, [
        'pg_switch_wal',
        'clusterName: hippo',
        'pg_is_in_recovery',
        'pgbackrest-backup=full-0822-0900',
      ]),
    ).toBe(true);
    expect(text).toMatch(
      /delete postgresclusters\.postgres-operator\.crunchydata\.com hippo$/m,
    );
    expect(text).toContain('name: hippo-restored-0822-0900');
    expect(text).toContain('2026-08-22 09:00:00+00');
  });

  it('lets the restored cluster write to a folder of its own', () => {
    const text = textOf(request(PGO, 'database-moment'));
    expect(text).toContain(
      'repo1-path: /pgbackrest/db/hippo-restored-0822-0900/repo1',
    );
    expect(text).not.toContain('repo1-path: /pgbackrest/db/hippo/repo1\n');
  });

  it('has what takes over copied as often as before, and kept as long', () => {
    const kept = [
      'repo1-retention-full: "4"',
      'repo1-retention-full-type: count',
      'full: 0 1 * * 0',
      'incremental: 0 1 * * 1-6',
    ];
    const takesOver = textOf(request(PGO, 'database-moment'));
    for (const words of kept) expect(takesOver).toContain(words);
    const looks = textOf(request(PGO, 'look', { latest: true }));
    for (const words of kept) expect(looks).not.toContain(words);
  });

  it('restores over what is there, switches that off, and makes a full backup', () => {
    const text = textOf(request(PGO, 'broken-since', { way: 'in-place' }));
    expect(
      inOrder(text, [
        '"enabled":true',
        'pgbackrest-restore=restore-0822-0900',
        '"enabled":false',
        '"options":["--type=full"]',
        'pgbackrest-backup=full-0822-0900',
      ]),
    ).toBe(true);
    expect(text).toMatch(/Everything in `?hippo`? as it is now/);
  });

  it('only looks, into a cluster with a repository that goes away with it', () => {
    const text = textOf(request(PGO, 'look', { latest: true }));
    expect(text).toContain('volumeClaimSpec');
    expect(text).not.toContain('bucket: acme-pg');
    expect(text).not.toContain('--type=time');
    expect(text).toContain(
      'delete postgresclusters.postgres-operator.crunchydata.com hippo-restored-0822-0900',
    );
  });

  it('fills a new cluster from the store where the old one is gone', () => {
    const text = textOf(request(PGO, 'cluster-gone', { latest: true }));
    expect(text).toContain('stanza: db');
    expect(text).toContain('repo1-path: /pgbackrest/db/hippo/repo1');
    expect(text).toContain('name: hippo-s3');
    expect(text).toContain('name: hippo\n');
  });

  it('takes the very backup that the page names where the log is not known to reach on', () => {
    const point = { id: '20260822-010010F', dataTime: MOMENT - 3600 };
    const text = textOf(request(PGO, 'look', { point }));
    expect(text).toContain('--set=20260822-010010F');
    expect(text).toContain('--type=immediate');
    const known = { at: MOMENT + 60, known: 'observed' as const };
    expect(
      textOf(request(PGO, 'look', { point, window: { latest: known } })),
    ).toContain('--type=time');
  });

  it.each<[RestoreScenario, Partial<RunbookRequest>, RegExp]>([
    ['files-deleted', {}, /no files/],
    ['database-moment', { latest: true }, /last good/],
  ])('is not written for %s %p', (scenario, more, because) => {
    expect(operatorRunbook(request(PGO, scenario, more))).toEqual({
      runbook: undefined,
      because: expect.stringMatching(because),
    });
  });

  it('is not written from a volume that is gone with its cluster', () => {
    expect(
      operatorRunbook(request(LOCAL, 'cluster-gone', { latest: true })),
    ).toEqual({
      runbook: undefined,
      because: expect.stringContaining('gone with it'),
    });
    expect(textOf(request(LOCAL, 'look'))).toContain('repoName: repo2');
  });

  it('quotes names that a shell would read', () => {
    const hostile = observePgoObjects([
      postgresCluster({ name: 'a$(touch x)', namespace: 'n;reboot' }),
    ]);
    const text = textOf(request(hostile, 'broken-since', { way: 'in-place' }));
    expect(text).toContain("'n;reboot'");
    expect(text).not.toMatch(/(^|\s)n;reboot/m);
  });
});

describe('a runbook for a database of Percona', () => {
  it('restores over what is there by an object of its own, and makes a full backup', () => {
    const text = textOf(
      request(PERCONA, 'database-moment', { way: 'in-place' }),
    );
    expect(
      inOrder(text, [
        'kind: PerconaPGRestore',
        'kind: PerconaPGBackup',
        '--type=full',
      ]),
    ).toBe(true);
    expect(text).toContain('Succeeded|Failed');
  });

  it('restores beside into a cluster of its own kind', () => {
    const text = textOf(request(PERCONA, 'database-moment'));
    expect(text).toContain('kind: PerconaPGCluster');
    expect(text).toContain('clusterName: pico');
    expect(text).toContain('kind: PerconaPGBackup');
  });
});
