import { PermissionsService } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { componentEntity } from '../../__testUtils__/startBackups';
import { VisibleEntities } from './VisibleEntities';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const CONDITIONAL: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'any', resourceType: 'catalog-entity' },
};

const entities = Array.from({ length: 1200 }, (_, index) =>
  componentEntity(`app-${index}`),
);
const refs = entities.map(entity => stringifyEntityRef(entity));

function asking(options: {
  backups: PolicyDecision;
  catalog: PolicyDecision;
  allowed?: (ref: string) => boolean;
  clock?: () => number;
}) {
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async () => [options.backups, options.catalog],
    authorize: (async requests =>
      requests.map(({ resourceRef }) => ({
        result: options.allowed?.(resourceRef ?? '')
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      }))) as PermissionsService['authorize'],
  });
  const mock = catalogServiceMock({ entities: entities.slice(0, 700) });
  const catalog = catalogServiceMock.mock({
    getEntitiesByRefs: (query, config) => mock.getEntitiesByRefs(query, config),
  });
  const listRefs = jest.fn(async () => refs);
  const visible = new VisibleEntities({
    catalog,
    auth: mockServices.auth(),
    permissions,
    listRefs,
    clock: options.clock,
  });
  return { visible, permissions, catalog, listRefs };
}

const kim = mockCredentials.user('user:default/kim');

describe('VisibleEntities', () => {
  it('asks one question about those who may see everything', async () => {
    const { visible, permissions, listRefs } = asking({
      backups: ALLOW,
      catalog: ALLOW,
    });
    expect(await visible.of(kim)).toBe('all');
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    expect(permissions.authorize).not.toHaveBeenCalled();
    expect(listRefs).not.toHaveBeenCalled();
  });

  it.each([
    ['backups.read', { backups: DENY, catalog: ALLOW }],
    ['catalog.entity.read', { backups: CONDITIONAL, catalog: DENY }],
  ])('refuses those who lack %s', async (permission, decisions) => {
    await expect(asking(decisions).visible.of(kim)).rejects.toThrow(permission);
  });

  it('leaves what the catalog does not return and what the policy refuses, in chunks that fit', async () => {
    const { visible, permissions, catalog } = asking({
      backups: CONDITIONAL,
      catalog: CONDITIONAL,
      allowed: ref => ref.endsWith('7'),
    });
    expect(await visible.of(kim)).toEqual(
      refs.slice(0, 700).filter(ref => ref.endsWith('7')),
    );
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(3);
    expect(permissions.authorize).toHaveBeenCalledTimes(7);
    for (const [requests] of permissions.authorize.mock.calls) {
      expect(requests.length).toBeLessThanOrEqual(100);
    }
  });

  it('does not ask the catalog where only the policy is conditional, and the other way round', async () => {
    const policy = asking({ backups: CONDITIONAL, catalog: ALLOW });
    expect(await policy.visible.of(kim)).toEqual([]);
    expect(policy.catalog.getEntitiesByRefs).not.toHaveBeenCalled();
    const shown = asking({ backups: ALLOW, catalog: CONDITIONAL });
    expect(await shown.visible.of(kim)).toHaveLength(700);
    expect(shown.permissions.authorize).not.toHaveBeenCalled();
  });

  it('remembers the answer for one user for a minute, and for no other', async () => {
    let now = 0;
    const { visible, listRefs } = asking({
      backups: CONDITIONAL,
      catalog: ALLOW,
      clock: () => now,
    });
    await visible.of(kim);
    now = 59_000;
    await visible.of(kim);
    expect(listRefs).toHaveBeenCalledTimes(1);
    await visible.of(mockCredentials.user('user:default/robin'));
    expect(listRefs).toHaveBeenCalledTimes(2);
    await visible.of(mockCredentials.service('plugin:any'));
    await visible.of(mockCredentials.service('plugin:any'));
    expect(listRefs).toHaveBeenCalledTimes(4);
    now = 60_000;
    await visible.of(kim);
    expect(listRefs).toHaveBeenCalledTimes(5);
  });

  it('does not remember a failure, nor what a user was allowed who is refused now', async () => {
    const { visible, permissions, listRefs } = asking({
      backups: CONDITIONAL,
      catalog: ALLOW,
    });
    listRefs.mockRejectedValueOnce(new Error('no database'));
    await expect(visible.of(kim)).rejects.toThrow('no database');
    expect(await visible.of(kim)).toEqual([]);
    permissions.authorizeConditional.mockResolvedValue([DENY, ALLOW]);
    await expect(visible.of(kim)).rejects.toThrow('backups.read');
  });
});
