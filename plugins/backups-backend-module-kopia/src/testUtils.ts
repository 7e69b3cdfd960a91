/**
 * For tests of other packages.
 *
 * @packageDocumentation
 */

export { KopiaServerClient } from './server/KopiaServerClient';

export { snapshot as snapshotFixture } from './fixtures/snapshots';
