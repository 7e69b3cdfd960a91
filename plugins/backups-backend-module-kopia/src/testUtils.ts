/**
 * For tests of other packages.
 *
 * @packageDocumentation
 */

export { KopiaServerClient } from './server/KopiaServerClient';
