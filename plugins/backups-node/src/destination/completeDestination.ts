import type { Destination } from 'backstage-plugin-backups-common';
import type { DestinationPattern } from './DestinationPattern';
import { recogniseEndpoint } from './recogniseEndpoint';

/**
 * Names around a destination that patterns may match and that are no part of it.
 *
 * @public
 */
export interface DestinationNames {
  /** Name of the Secret that leads to the repository. */
  secretName?: string;
}

function matches(
  pattern: DestinationPattern,
  destination: Destination,
  names: DestinationNames,
): boolean {
  const values = {
    secretName: names.secretName,
    endpoint: destination.endpoint,
    bucket: destination.bucket,
    server: destination.server,
    path: destination.path,
  };
  const { match } = pattern;
  const fits = (expression: RegExp | undefined, value: string | undefined) =>
    expression === undefined || (value !== undefined && expression.test(value));
  return (
    fits(match.secretName, values.secretName) &&
    fits(match.endpoint, values.endpoint) &&
    fits(match.bucket, values.bucket) &&
    fits(match.server, values.server) &&
    fits(match.path, values.path)
  );
}

function applyPattern(
  destination: Destination,
  pattern: DestinationPattern,
): Destination {
  const completed: Destination = { ...destination };
  const filled: string[] = [];
  if (pattern.label !== undefined) {
    completed.label = pattern.label;
    filled.push('label');
  }
  // A file system whose place is not known is half an answer: the pattern may
  // say that it is an NFS share.
  const typeIsOpen =
    destination.type === 'unknown' ||
    (destination.type === 'filesystem' && destination.server === undefined);
  if (pattern.type !== undefined && typeIsOpen) {
    completed.type = pattern.type;
    filled.push('type');
  }
  for (const key of [
    'server',
    'path',
    'bucket',
    'endpoint',
    'failureDomain',
  ] as const) {
    if (completed[key] === undefined && pattern[key] !== undefined) {
      completed[key] = pattern[key];
      filled.push(key);
    }
  }
  if (completed.offSite === undefined && pattern.offSite !== undefined) {
    completed.offSite = pattern.offSite;
    filled.push('offSite');
  }
  completed.derivedFrom =
    filled.length === 0
      ? destination.derivedFrom
      : [
          ...destination.derivedFrom,
          `configuration ${pattern.configPath}: ${filled.join(', ')}`,
        ];
  return completed;
}

function recognise(destination: Destination): Destination {
  const address = destination.endpoint ?? destination.server;
  const recognised =
    address === undefined ? undefined : recogniseEndpoint(address);
  if (recognised === undefined) return destination;
  return {
    ...destination,
    product: destination.product ?? recognised.product,
    offSite: destination.offSite ?? recognised.offSite,
    failureDomain: destination.failureDomain ?? recognised.failureDomain,
  };
}

/**
 * Fills what is still unknown of a destination: first from the first pattern
 * that matches, then from its host. What is known is never changed, except the
 * label: people name their destinations themselves.
 *
 * @param destination - as the provider derived it
 * @param names - names around it
 * @param patterns - from `readDestinationPatterns`; the first that matches counts
 * @returns a new destination; `derivedFrom` tells what the pattern filled
 *
 * @public
 */
export function completeDestination(
  destination: Destination,
  names: DestinationNames,
  patterns: readonly DestinationPattern[],
): Destination {
  const pattern = patterns.find(candidate =>
    matches(candidate, destination, names),
  );
  return recognise(
    pattern === undefined ? destination : applyPattern(destination, pattern),
  );
}
