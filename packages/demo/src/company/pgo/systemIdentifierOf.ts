import { fractionOf } from '../../seed/fractionOf';

/** @returns what PostgreSQL would call the database for as long as it lives */
export function systemIdentifierOf(namespace: string, name: string): string {
  const id = Math.floor(fractionOf(`system/${namespace}/${name}`) * 1e12);
  return `7511${String(id).padStart(15, '0')}`;
}
