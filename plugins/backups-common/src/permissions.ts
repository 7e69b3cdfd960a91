import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * See the backups of one catalog entity. A resource permission on the entity,
 * so that a policy can reuse the catalog's own rules.
 *
 * @public
 */
export const backupsReadPermission = createPermission({
  name: 'backups.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * See what belongs to no entity: unlinked items, destinations and sources.
 *
 * @public
 */
export const backupsEstateReadPermission = createPermission({
  name: 'backups.estate.read',
  attributes: { action: 'read' },
});

/**
 * Ask for a new reading now.
 *
 * @public
 */
export const backupsRefreshPermission = createPermission({
  name: 'backups.refresh',
  attributes: { action: 'update' },
});

/**
 * Push a report about a repository. For services only; which repositories is
 * said in `backups.reports.senders`.
 *
 * @public
 */
export const backupsReportCreatePermission = createPermission({
  name: 'backups.report.create',
  attributes: { action: 'create' },
});

/**
 * See how to restore one catalog entity: commands, names of objects, and where
 * keys are kept. A resource permission on the entity.
 *
 * @public
 */
export const backupsRunbookReadPermission = createPermission({
  name: 'backups.runbook.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Record that a restore of one catalog entity was tried. A resource permission
 * on the entity.
 *
 * @public
 */
export const backupsDrillCreatePermission = createPermission({
  name: 'backups.drill.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Every permission of the plugin, as it is registered.
 *
 * @public
 */
export const backupsPermissions = [
  backupsReadPermission,
  backupsEstateReadPermission,
  backupsRefreshPermission,
  backupsReportCreatePermission,
  backupsRunbookReadPermission,
  backupsDrillCreatePermission,
];
