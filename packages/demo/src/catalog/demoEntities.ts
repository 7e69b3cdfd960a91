import type { Entity } from '@backstage/catalog-model';
import { companyEntities } from './companyEntities';
import { homelabEntities } from './homelabEntities';

/** The software catalog of the demo: that of the homelab and that of the company. */
export function demoEntities(): Entity[] {
  return [...homelabEntities(), ...companyEntities()];
}
