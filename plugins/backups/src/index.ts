/**
 * Backups on the pages of the catalog: a tab and an overview card,
 * and a page of everybody's.
 *
 * @packageDocumentation
 */

export { backupsPlugin as default } from './plugin';
export { backupsApiRef } from './api/backupsApiRef';
export { createBackupsColumn } from './components/catalog/createBackupsColumn';
export { BackupsNavIcon } from './components/nav/BackupsNavIcon';
export { BACKUPS_NAV_DESCRIPTION } from './components/nav/backupsNavDescription';
export { backupsScorecardRouteRef, entityBackupsRouteRef } from './routes';
