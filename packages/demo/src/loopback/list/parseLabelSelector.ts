import { InputError } from '@backstage/errors';
import type { KubernetesObject } from 'backstage-plugin-backups-node';

/** Says whether an object is selected. */
export type ObjectFilter = (object: KubernetesObject) => boolean;

type LabelTest = (value: string | undefined) => boolean;

const KEY = String.raw`(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/)?[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?`;
const VALUE = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)?`;
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);
const EQUALS = new RegExp(`^(${KEY})\\s*(==?|!=)\\s*(${VALUE})$`);
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);

function parseRequirement(text: string): { key: string; test: LabelTest } {
  const exists = EXISTS.exec(text);
  if (exists) {
    const [, not, key] = exists;
    return { key, test: value => (value === undefined) === (not === '!') };
  }
  const equals = EQUALS.exec(text);
  if (equals) {
    const [, key, operator, wanted] = equals;
    return {
      key,
      test: value => (value === wanted) === (operator !== '!='),
    };
  }
  const set = SET.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const wanted = new Set(list.split(',').map(value => value.trim()));
    return {
      key,
      test: value =>
        (value !== undefined && wanted.has(value)) === (operator === 'in'),
    };
  }
  throw new InputError(
    `unable to parse requirement: found '${text}', expected: a label selector`,
  );
}

/** Commas inside parentheses belong to a set. */
function splitRequirements(selector: string): string[] {
  return selector
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter((part, _index, all) => part !== '' || all.length > 1);
}

/**
 * @param selector - equality and set based; empty selects everything
 * @throws InputError when it cannot be parsed
 */
export function parseLabelSelector(selector: string): ObjectFilter {
  const requirements = splitRequirements(selector).map(parseRequirement);
  return ({ metadata }) =>
    requirements.every(({ key, test }) => {
      const labels = metadata.labels ?? {};
      return test(Object.hasOwn(labels, key) ? labels[key] : undefined);
    });
}
