/**
 * Components of the catalog from the labels of what has data, where nobody
 * wrote any.
 *
 * @packageDocumentation
 */

export { catalogModuleBackups as default } from './module';
export { componentsOfApps } from './naming/componentsOfApps';
export type { ComponentDetails } from './naming/componentsOfApps';
export type { NamedApp } from './naming/NamedApp';
