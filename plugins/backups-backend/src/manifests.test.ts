import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import { createKopiurProvider } from 'backstage-plugin-backups-backend-module-kopiur';
import { createLonghornProvider } from 'backstage-plugin-backups-backend-module-longhorn';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import {
  createPerconaProvider,
  createPgoProvider,
} from 'backstage-plugin-backups-backend-module-pgo';
import { createPrometheusProvider } from 'backstage-plugin-backups-backend-module-prometheus';
import { createVeleroProvider } from 'backstage-plugin-backups-backend-module-velero';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import { clusterRoleRules } from 'backstage-plugin-backups-node';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Document, parseAllDocuments, stringify } from 'yaml';
import { z } from 'zod';
import { WorkloadsProvider } from './observe/workloads/WorkloadsProvider';

const FOLDER = resolve(__dirname, '../manifests');
const RBAC = resolve(FOLDER, 'rbac.yaml');

const ALERTS = resolve(FOLDER, 'prometheusrule.yaml');

const NAME = 'backstage-backups';
const NAMESPACE = 'backstage';

/** A service account that may read what the providers read, and nothing else. */
function rbacManifest(): string {
  const rules = clusterRoleRules(
    [
      new WorkloadsProvider({ storageClasses: {} }),
      createLonghornProvider(),
      createPerconaProvider(),
      createPgBackRestProvider(),
      createPgoProvider(),
      createPrometheusProvider({ servers: [] }),
      createVeleroProvider(),
      createVolSyncProvider(),
      createKopiaProvider(),
      createKopiurProvider(),
    ].flatMap(provider => provider.resources),
  );
  const group = 'rbac.authorization.k8s.io';
  const documents = [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: NAME, namespace: NAMESPACE },
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRole',
      metadata: { name: NAME },
      rules,
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: NAME },
      roleRef: { apiGroup: group, kind: 'ClusterRole', name: NAME },
      subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }],
    },
  ];
  return `# What the portal may read: get and list on exactly the kinds that providers ask
# for. No Secrets, no pods, no logs, nothing is written. A test holds this file to
# the providers; UPDATE_MANIFESTS=1 writes it anew.
${documents
  .map(document => stringify(document, { singleQuote: true }))
  .join('---\n')}`;
}

function documentsOf(file: string): unknown[] {
  const documents = parseAllDocuments(readFileSync(file, 'utf8'));
  return documents.map((document: Document) => document.toJS());
}

describe('manifests/rbac.yaml', () => {
  it('is what the providers ask for', () => {
    if (process.env.UPDATE_MANIFESTS) writeFileSync(RBAC, rbacManifest());
    expect(readFileSync(RBAC, 'utf8')).toBe(rbacManifest());
  });

  it('grants get and list only, and neither Secrets nor pods nor anything below a resource', () => {
    const role = z
      .object({
        rules: z.array(
          z.object({
            apiGroups: z.array(z.string()),
            resources: z.array(z.string()),
            verbs: z.array(z.string()),
          }),
        ),
      })
      .parse(documentsOf(RBAC)[1]);
    expect(role.rules.length).toBeGreaterThan(0);
    for (const { apiGroups, resources, verbs } of role.rules) {
      expect(verbs).toEqual(['get', 'list']);
      expect(apiGroups).not.toContain('*');
      for (const resource of resources) {
        expect(resource).toMatch(/^[a-z]+$/);
        expect(['secrets', 'pods', 'configmaps']).not.toContain(resource);
      }
    }
  });
});

const DASHBOARD = resolve(FOLDER, 'grafana-dashboard.json');

describe.each([
  ['manifests/prometheusrule.yaml', ALERTS],
  ['manifests/grafana-dashboard.json', DASHBOARD],
])('%s', (_, file) => {
  it('asks for metrics that the portal really registers', () => {
    const registered = readFileSync(
      resolve(__dirname, 'serve/metrics/registerMetrics.ts'),
      'utf8',
    );
    // The exporter writes dots as underscores and appends the unit.
    const names = registered
      .split("createObservableGauge('")
      .slice(1)
      .map(gauge => {
        const [declared] = gauge.split('.addCallback');
        const [name] = declared.split("'");
        const unit = declared.includes("unit: 's'") ? '_seconds' : '';
        return `${name.replaceAll('.', '_')}${unit}`;
      });
    const asked = new Set(
      [...readFileSync(file, 'utf8').matchAll(/backups_[a-z_]+/g)].map(
        ([name]) => name,
      ),
    );
    expect(asked.size).toBeGreaterThan(0);
    for (const name of asked) expect(names).toContain(name);
  });
});

describe('manifests/grafana-dashboard.json', () => {
  const dashboard = z
    .object({
      panels: z.array(
        z.object({
          id: z.number(),
          title: z.string(),
          gridPos: z.object({
            x: z.number(),
            y: z.number(),
            w: z.number(),
            h: z.number(),
          }),
          datasource: z.object({ uid: z.literal('${datasource}') }),
          targets: z.array(z.object({ expr: z.string() })).min(1),
        }),
      ),
    })
    .parse(JSON.parse(readFileSync(DASHBOARD, 'utf8')));

  it('shows every metric once or more, whichever replica is asked', () => {
    const asked = dashboard.panels.flatMap(({ targets }) =>
      targets.map(({ expr }) => expr),
    );
    for (const expression of asked) {
      expect(expression).toMatch(/^max by \([a-z, ]+\) \(backups_[a-z_]+\)/);
    }
    expect(
      new Set(
        asked.flatMap(expression => expression.match(/backups_[a-z_]+/g) ?? []),
      ).size,
    ).toBe(5);
  });

  it('has panels that lie beside each other', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (__, cell) =>
        [x + (cell % w), y + Math.floor(cell / w)].join(),
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(
      dashboard.panels.length,
    );
  });
});
