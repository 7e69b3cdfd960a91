import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readBackupsConfig } from './readBackupsConfig';

const PROVIDERS = new Map([
  ['volsync', ['timeZone']],
  ['tapedeck', []],
]);

function read(backups: JsonObject | undefined) {
  return readBackupsConfig(
    mockServices.rootConfig({ data: backups ? { backups } : {} }),
    PROVIDERS,
  );
}

const FOLDER = { cluster: 'home-1', path: 'dump' };
const DAY = 86_400;

describe('readBackupsConfig', () => {
  it('has a default for everything', () => {
    const defaults = {
      intervalSeconds: 300,
      folders: [],
      kubernetes: { enabled: true },
      kubeconfigs: [],
      clusters: {},
      tiers: {},
      storageClasses: {},
    };
    expect(read(undefined)).toMatchObject(defaults);
    expect(read({})).toEqual(read(undefined));
  });

  it('reads folders, tiers and storage classes, durations in every form', () => {
    expect(
      read({
        interval: '1 minute',
        folders: [
          { ...FOLDER, asOf: '2026-08-22T12:00:00+02:00', complete: true },
          { ...FOLDER, mode: 'live', interval: { minutes: 2, seconds: 1 } },
        ],
        tiers: {
          gold: { rpo: 'PT6H', offsiteRpo: '1d', rto: '2h', expect: ['NAS'] },
        },
        storage: { classes: { 'ceph-block': { failureDomain: 'ceph' } } },
        destinations: [{ match: { secretName: '-nas$' }, offSite: false }],
        providers: { volsync: { timeZone: 'Europe/Berlin' }, tapedeck: {} },
      }),
    ).toMatchObject({
      intervalSeconds: 60,
      folders: [
        {
          ...FOLDER,
          mode: 'dump',
          intervalSeconds: 300,
          asOf: Date.parse('2026-08-22T10:00:00Z') / 1000,
          complete: true,
        },
        { ...FOLDER, mode: 'live', intervalSeconds: 121, complete: false },
      ],
      kubernetes: { enabled: false },
      kubeconfigs: [],
      clusters: {},
      tiers: {
        gold: {
          rpoSeconds: DAY / 4,
          offsiteRpoSeconds: DAY,
          rtoSeconds: 7200,
          expect: ['NAS'],
        },
      },
      storageClasses: { 'ceph-block': { failureDomain: 'ceph' } },
    });
  });

  it.each([
    [{ folder: [] }, "backups.folder. Did you mean 'folders'?"],
    [{ Interval: '5m' }, "backups.Interval. Did you mean 'interval'?"],
    [
      { folders: [FOLDER, { ...FOLDER, clustr: 'x' }] },
      "backups.folders[1].clustr. Did you mean 'cluster'?",
    ],
    [
      { tiers: { gold: { RPO: '1h' } } },
      "backups.tiers.gold.RPO. Did you mean 'rpo'?",
    ],
    [
      { storage: { class: {} } },
      "backups.storage.class. Did you mean 'classes'?",
    ],
    [
      { storage: { classes: { ceph: { failuredomain: 'x' } } } },
      "backups.storage.classes.ceph.failuredomain. Did you mean 'failureDomain'?",
    ],
    [
      { destinations: [{ match: { secret: 'x' } }] },
      "backups.destinations[0].match.secret. Did you mean 'secretName'?",
    ],
    [
      { providers: { volsnyc: {} } },
      "backups.providers.volsnyc. Did you mean 'volsync'?",
    ],
    [
      { providers: { volsync: { timezone: 'UTC' } } },
      "backups.providers.volsync.timezone. Did you mean 'timeZone'?",
    ],
    [
      { providers: { tapedeck: { anything: 1 } } },
      'backups.providers.tapedeck.anything. Valid keys there: none.',
    ],
    [
      { notifications: true },
      'backups.notifications. Valid keys there: interval, folders, ',
    ],
  ])('names the path of an unknown key and what is valid: %j', (data, text) => {
    expect(() => read(data)).toThrow(`Unknown configuration key ${text}`);
  });

  it('names the package to add where a module is configured and not installed', () => {
    const providers = { velero: {}, truenas: { servers: [] } };
    expect(() => read({ providers })).toThrow(
      /^backups\.providers\.velero, backups\.providers\.truenas is configured, and its module is not installed\. .*backend-module-velero'\)\); .*backend-module-truenas'\)\);$/,
    );
  });

  it('tells all that is wrong at once', () => {
    expect(() => read({ folder: [], tier: {} })).toThrow(
      "Unknown configuration key backups.folder. Did you mean 'folders'? Unknown configuration key backups.tier. Did you mean 'tiers'?",
    );
  });

  it.each([
    [{ folders: [{ path: 'dump' }] }, 'at backups.folders[0].cluster'],
    [
      { folders: [{ ...FOLDER, cluster: 'a/b' }] },
      'at backups.folders[0].cluster: A cluster name needs',
    ],
    [
      { folders: [{ ...FOLDER, mode: 'static' }] },
      'at backups.folders[0].mode',
    ],
    [
      { folders: [{ ...FOLDER, asOf: 'yesterday' }] },
      "at backups.folders[0].asOf is not a time: 'yesterday'",
    ],
    [
      { folders: [{ ...FOLDER, mode: 'live', asOf: '2026-08-22T10:00:00Z' }] },
      "at backups.folders[0].asOf is the time of a dump, but backups.folders[0].mode is 'live'",
    ],
    [{ interval: 'soon' }, 'at backups.interval is not a duration: "soon"'],
    [{ interval: '0s' }, 'at backups.interval is "0s", but a duration has'],
    [
      { tiers: { gold: { rpo: { hour: 1 } } } },
      'at backups.tiers.gold.rpo is not a duration',
    ],
    [{ folders: 'dump' }, 'at backups.folders: '],
    [{ tiers: [] }, 'at backups.tiers: '],
  ])('names the path of a wrong value: %j', (data, text) => {
    expect(() => read(data)).toThrow(`Configuration ${text}`);
  });
});
