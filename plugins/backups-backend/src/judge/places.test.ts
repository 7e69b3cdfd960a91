import { parse } from 'yaml';
import { planFact } from '../__testUtils__/facts';
import { places } from './places';

function plan(app: string, secretName: string, failureDomain?: string) {
  return {
    itemKey: `home-1/media/PersistentVolumeClaim/${app}`,
    fact: planFact({
      fingerprint: `restic|secret=${secretName}`,
      labels: { 'app.kubernetes.io/name': app },
      object: {
        cluster: 'home-1',
        kind: 'ReplicationSource',
        namespace: 'media',
        name: app,
      },
      destination: {
        type: 'unknown',
        label: secretName,
        failureDomain,
        derivedFrom: [],
      },
    }),
  };
}

const apps = Array.from({ length: 73 }, (_, index) => `app-${index}`);

describe('places that are not known', () => {
  it('are asked for once, for 146 copies of two templates', () => {
    const asked = places(
      apps.flatMap(app => [
        plan(app, `${app}-volsync-garage`),
        plan(app, `volsync-r2-${app}`),
      ]),
    );
    expect(asked.map(({ question }) => question)).toEqual([
      'Where is *-volsync-garage? 73 copies go there, of 73 volumes.',
      'Where is volsync-r2-*? 73 copies go there, of 73 volumes.',
    ]);
  });

  it('come with a snippet that fits all of them and no other', () => {
    const [{ snippet }] = places(
      apps.map(app => plan(app, `${app}-restic.b2`)),
    );
    const { match } = parse(snippet).backups.destinations[0];
    const fits = new RegExp(match.secretName);
    expect(apps.every(app => fits.test(`${app}-restic.b2`))).toBe(true);
    expect(fits.test('radarr-resticxb2')).toBe(false);
    expect(fits.test('radarr-restic.b2-old')).toBe(false);
  });

  it('are not asked for where they are known', () => {
    expect(places([plan('radarr', 'radarr-nas', 'nas')])).toEqual([]);
  });

  it('never become a shape that fits everything', () => {
    const [asked] = places([plan('radarr', 'radarr')]);
    expect(asked.shape).toBe('radarr');
  });

  it('begin with the one that settles most', () => {
    const asked = places([
      plan('plex', 'plex-one'),
      plan('radarr', 'radarr-two'),
      plan('sonarr', 'sonarr-two'),
    ]);
    expect(asked.map(({ shape, copies }) => [shape, copies])).toEqual([
      ['*-two', 2],
      ['*-one', 1],
    ]);
  });
});
