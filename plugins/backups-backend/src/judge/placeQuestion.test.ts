import { PlanFact, veilWords } from 'backstage-plugin-backups-node';
import { parse } from 'yaml';
import { planFact } from '../__testUtils__/facts';
import { placeQuestion } from './placeQuestion';
import { AskedPlan, places } from './places';

type Change = Partial<PlanFact['destination']> & {
  leads?: PlanFact['leads'];
  name?: string;
  claim?: string;
};

function plan(
  app: string,
  secretName: string | undefined,
  { leads, name = app, claim = app, ...destination }: Change = {},
): AskedPlan {
  return {
    itemKey: `home-1/media/PersistentVolumeClaim/${claim}`,
    entities: [`component:default/${app}`],
    fact: planFact({
      fingerprint: `restic|secret=${secretName}`,
      leads: { secretName, ...leads },
      labels: {},
      object: {
        cluster: 'home-1',
        kind: 'ReplicationSource',
        namespace: 'media',
        name,
      },
      destination: {
        type: 'unknown',
        label: secretName ?? 'not known',
        derivedFrom: [],
        ...destination,
      },
    }),
  };
}

/** Made by an ExternalSecret of one template for all apps. */
function made(app: string, secretName: string, key = 'volsync-template') {
  return plan(app, secretName, {
    leads: {
      madeFrom: {
        store: 'onepassword',
        keys: [veilWords(key)],
        template: [`RESTIC_REPOSITORY={{…}}/${app}`],
      },
    },
  });
}

const apps = Array.from({ length: 73 }, (_, index) => `app-${index}`);

const ask = (plans: readonly AskedPlan[]) => places(plans).map(placeQuestion);

function matchOf(snippet: string): Record<string, string> {
  return parse(snippet).backups.destinations[0].match;
}

describe('places that are not known', () => {
  it('are asked for once, for 146 copies of two names', () => {
    const asked = ask(
      apps.flatMap(app => [
        plan(app, `${app}-volsync-garage`),
        plan(app, `volsync-r2-${app}`),
      ]),
    );
    expect(asked.map(({ question }) => question)).toEqual([
      'Where is *-volsync-garage? 73 copies go there, of 73 apps.',
      'Where is volsync-r2-*? 73 copies go there, of 73 apps.',
    ]);
  });

  it('are asked for once, for Secrets of one template, whatever they are called', () => {
    const asked = ask(apps.map((app, index) => made(app, `secret-${index}`)));
    expect(asked.map(({ question }) => question)).toEqual([
      'Where is what is made from onepassword? 73 copies go there, of 73 apps.',
    ]);
    const fits = new RegExp(matchOf(asked[0].snippet).secretName);
    expect(apps.every((_, index) => fits.test(`secret-${index}`))).toBe(true);
  });

  it('are two where two templates have one name', () => {
    const asked = ask([
      ...['a', 'b'].map(app => made(app, `${app}-volsync`)),
      ...['c', 'd'].map(app => made(app, `${app}-volsync`, 'other')),
    ]);
    expect(asked).toHaveLength(2);
    const expressions = asked.map(
      ({ snippet }) => new RegExp(matchOf(snippet).secretName),
    );
    const fitting = (name: string) =>
      expressions.filter(expression => expression.test(name)).length;
    expect(['a', 'b', 'c', 'd'].map(app => fitting(`${app}-volsync`))).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('take in a plain Secret of the same name', () => {
    const asked = ask([
      ...apps.map(app => made(app, `${app}-volsync`)),
      plan('plain', 'plain-volsync'),
    ]);
    expect(asked.map(({ copies }) => copies)).toEqual([74]);
  });

  it('are asked for by their address, as far as that is known', () => {
    const [asked] = ask(
      apps.map(app =>
        plan(app, `${app}-secret`, {
          type: 's3',
          endpoint: 'http://garage.storage.svc:3900',
          bucket: app,
        }),
      ),
    );
    expect(asked.question).toBe(
      'Where is garage.storage.svc? 73 copies go there, of 73 apps.',
    );
    const fits = new RegExp(matchOf(asked.snippet).endpoint);
    expect(fits.test('http://garage.storage.svc:3900')).toBe(true);
    expect(fits.test('garage.storage.svc')).toBe(true);
    expect(fits.test('http://other-garage.storage.svc:3900')).toBe(false);
  });

  it('come with the share that is mounted into all of their movers', () => {
    const mounted = {
      server: 'nas.lan',
      path: '/mnt/kopia',
      by: 'MutatingAdmissionPolicy volsync-nfs',
    };
    const [asked] = ask(
      apps.map(app => plan(app, `${app}-volsync`, { leads: { mounted } })),
    );
    expect(asked.question).toBe(
      'Is *-volsync on nas.lan:/mnt/kopia, which MutatingAdmissionPolicy volsync-nfs mounts into its movers? 73 copies go there, of 73 apps.',
    );
    expect(parse(asked.snippet).backups.destinations[0]).toMatchObject({
      type: 'nfs',
      server: 'nas.lan',
      path: '/mnt/kopia',
    });
  });

  it('come with a snippet that fits all of them and no other', () => {
    const [{ snippet }] = ask(apps.map(app => plan(app, `${app}-restic.b2`)));
    const fits = new RegExp(matchOf(snippet).secretName);
    expect(apps.every(app => fits.test(`${app}-restic.b2`))).toBe(true);
    expect(fits.test('radarr-resticxb2')).toBe(false);
    expect(fits.test('radarr-restic.b2-old')).toBe(false);
  });

  it('name their Secrets one by one where a known place has such a name, too', () => {
    const [{ snippet }] = ask([
      plan('radarr', 'radarr-volsync'),
      plan('sonarr', 'sonarr-volsync'),
      plan('plex', 'plex-volsync', { failureDomain: 'nas' }),
    ]);
    const fits = new RegExp(matchOf(snippet).secretName);
    expect(fits.test('radarr-volsync')).toBe(true);
    expect(fits.test('plex-volsync')).toBe(false);
  });

  it('are one where the app is only the beginning of what is called after it', () => {
    const asked = ask(
      ['radarr', 'sonarr'].map(app =>
        plan(app, `${app}-volsync-r2`, {
          name: `${app}-r2`,
          claim: `${app}-config`,
        }),
      ),
    );
    expect(asked.map(({ shape }) => shape)).toEqual(['*-volsync-r2']);
  });

  it('are not asked for where they are known, or where nothing leads there', () => {
    expect(
      ask([plan('radarr', 'radarr-nas', { failureDomain: 'nas' })]),
    ).toEqual([]);
    expect(ask([plan('radarr', undefined)])).toEqual([]);
  });

  it('never become a shape that fits everything', () => {
    const [asked] = ask([plan('radarr', 'radarr')]);
    expect(asked.shape).toBe('radarr');
  });

  it('begin with the one that settles most', () => {
    const asked = ask([
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
