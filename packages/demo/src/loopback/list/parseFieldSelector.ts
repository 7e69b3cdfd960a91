import { InputError } from '@backstage/errors';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { ObjectFilter } from './parseLabelSelector';

function fieldOf({ metadata }: KubernetesObject, field: string): string {
  return (field === 'metadata.name' ? metadata.name : metadata.namespace) ?? '';
}

function parseRequirement(text: string): ObjectFilter {
  const parsed = /^(metadata\.(?:name|namespace))(==?|!=)([^=!]*)$/.exec(text);
  if (!parsed) {
    const [field] = text.split(/[=!]/);
    throw new InputError(`field label not supported: ${field}`);
  }
  const [, field, operator, value] = parsed;
  return object => (fieldOf(object, field) === value) === (operator !== '!=');
}

/**
 * @param selector - over `metadata.name` and `metadata.namespace`, as every
 * kind supports them
 * @throws InputError for any other field
 */
export function parseFieldSelector(selector: string): ObjectFilter {
  const filters = selector.split(',').filter(Boolean).map(parseRequirement);
  return object => filters.every(filter => filter(object));
}
