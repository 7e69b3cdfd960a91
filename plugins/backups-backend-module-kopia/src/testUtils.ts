/**
 * For tests of other packages.
 *
 * @packageDocumentation
 */

export { kopiaReportFormat } from './report/kopiaReportFormat';

export { KopiaServerClient } from './server/KopiaServerClient';

export { snapshot as snapshotFixture } from './fixtures/snapshots';
