import type { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { trialConfig } from './trialConfig';

const DEMO = parse(
  readFileSync(join(__dirname, '../../../../app-config.yaml'), 'utf8'),
) as JsonObject;

const TRIAL = {
  folder: '/home/anna/my dump',
  state: '/tmp/trial',
  complete: false,
};

describe('the configuration of a trial', () => {
  it('inherits nothing of the homelab', () => {
    const { backups, demo, backend } = trialConfig(DEMO, TRIAL, {
      settings: {},
    });
    expect(backups).toEqual({
      kubernetes: { enabled: false },
      folders: [
        {
          cluster: 'my-dump',
          path: '/home/anna/my dump',
          mode: 'dump',
          complete: false,
        },
      ],
    });
    expect(demo).toEqual({ mode: 'trial', folder: '/home/anna/my dump' });
    expect(JSON.stringify(backend)).not.toMatch(/demo-report-token/);
  });

  it('keeps what makes the screens', () => {
    const config = trialConfig(DEMO, TRIAL, { settings: {} });
    expect(config).toMatchObject({
      app: { packages: 'all', title: 'Backups of my dump' },
      permission: { enabled: true },
      backend: {
        database: { connection: { directory: '/tmp/trial/database' } },
      },
    });
  });

  it('judges by what --config says', () => {
    const exemptions = [{ match: { namespace: 'scratch' }, reason: 'a cache' }];
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'notes' },
    };
    expect(
      trialConfig(
        DEMO,
        { ...TRIAL, complete: true, asOf: '2026-08-22T10:00:00Z' },
        { settings: { exemptions }, entities: [entity] },
      ),
    ).toMatchObject({
      demo: { entities: [entity] },
      backups: {
        exemptions,
        folders: [{ complete: true, asOf: '2026-08-22T10:00:00Z' }],
      },
    });
  });
});
