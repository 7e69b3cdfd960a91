import {
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  makeValidator,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { appsOf } from '../check/settings/appsOf';
import { homelabManifestsAt } from '../homelab/homelabManifestsAt';
import { companyEntities } from './companyEntities';
import { homelabEntities } from './homelabEntities';
import { trialEntities } from './trialEntities';

const ANCHOR = new Date('2026-08-22T10:00:00Z');

const KINDS = [
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
];

async function expectValid(entities: Entity[]): Promise<void> {
  const { isValidEntityName, isValidAnnotationKey } = makeValidator();
  for (const entity of entities) {
    const known = await Promise.all(KINDS.map(kind => kind.check(entity)));
    expect([entity.metadata.name, known.filter(Boolean).length]).toEqual([
      entity.metadata.name,
      1,
    ]);
    expect(isValidEntityName(entity.metadata.name)).toBe(true);
    for (const key of Object.keys(entity.metadata.annotations ?? {})) {
      expect(isValidAnnotationKey(key)).toBe(true);
    }
  }
}

function danglingReferences(entities: Entity[]): string[] {
  const known = new Set(entities.map(entity => stringifyEntityRef(entity)));
  return entities.flatMap(entity => {
    const { owner, system, dependsOn } = (entity.spec ?? {}) as {
      owner?: string;
      system?: string;
      dependsOn?: string[];
    };
    const references = [
      ...(dependsOn ?? []),
      owner,
      system &&
        stringifyEntityRef(
          parseEntityRef(system, {
            defaultKind: 'system',
            defaultNamespace: 'default',
          }),
        ),
    ];
    return references.flatMap(reference =>
      reference && !known.has(reference) ? [reference] : [],
    );
  });
}

describe.each([
  ['homelabEntities', homelabEntities],
  ['companyEntities', companyEntities],
])('%s', (_, entitiesOf) => {
  it('are valid, and refer to each other only', async () => {
    const entities = entitiesOf();
    await expectValid(entities);
    expect(danglingReferences(entities)).toEqual([]);
    const references = entities.map(entity => stringifyEntityRef(entity));
    expect(new Set(references).size).toBe(references.length);
  });
});

describe('homelabEntities', () => {
  it('has a component for each app of both clusters', () => {
    const apps = ['home-1', 'home-2'].flatMap(cluster =>
      homelabManifestsAt({ cluster, now: ANCHOR, anchor: ANCHOR })
        .filter(({ kind }) => kind === 'Deployment')
        .map(({ metadata }) => metadata.labels?.['app.kubernetes.io/name']),
    );
    const components = homelabEntities().map(({ metadata }) => metadata.name);
    // romm goes by another name in the catalog.
    expect(
      [...new Set(apps)].filter(app => !components.includes(app ?? '')),
    ).toEqual(['romm']);
  });

  it('leaves most components without annotations, so that labels are matched', () => {
    const components = homelabEntities().filter(
      ({ kind }) => kind === 'Component',
    );
    const annotated = components.filter(
      ({ metadata }) => Object.keys(metadata.annotations ?? {}).length > 0,
    );
    expect(annotated.map(({ metadata }) => metadata.name)).toEqual([
      'sonarr',
      'immich',
      'rom-manager',
      'paperless',
      'vaultwarden',
      'grafana',
    ]);
  });
});

describe('trialEntities', () => {
  it('are valid, and owned by a group that is among them', async () => {
    const entities = trialEntities(
      homelabManifestsAt({ cluster: 'home-1', now: ANCHOR, anchor: ANCHOR }),
    );
    await expectValid(entities);
    expect(danglingReferences(entities)).toEqual([]);
    expect(entities.length).toBeGreaterThan(25);
  });

  it('are those of a configuration where it names some', async () => {
    const entities = trialEntities([], appsOf(['notes'], 'entities'));
    await expectValid(entities);
    expect(danglingReferences(entities)).toEqual([]);
    expect(entities.map(({ metadata }) => metadata.name)).toEqual([
      'cluster',
      'notes',
    ]);
  });
});
