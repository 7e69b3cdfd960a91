import { redactUrl } from 'backstage-plugin-backups-node';
import type { Attempt } from '../observe/attemptsOf';
import type { Observed } from '../observe/Observed';
import type { Target } from '../observe/Target';
import type { StorageLocation } from '../read/StorageLocation';
import type { RestoreValue } from './RestoreValue';

/** More nights than anybody looks through. */
const KEPT_POINTS = 60;

/** Gathers what a runbook needs; none of it is secret. */
export function restoreValueOf(options: {
  veleroNamespace: string;
  target: Target;
  method: string;
  location: Observed<StorageLocation> | undefined;
  /** Of the location. */
  name: string;
  /** Newest first. */
  attempts: readonly Attempt[];
}): RestoreValue {
  const { target, location, attempts } = options;
  const { provider, objectStorage, config, credential } =
    location?.value.spec ?? {};
  return {
    tool: 'velero',
    veleroNamespace: options.veleroNamespace,
    namespace: target.namespace,
    claim: target.name,
    method: options.method,
    location: {
      name: options.name,
      provider,
      bucket: objectStorage?.bucket,
      prefix: objectStorage?.prefix,
      endpoint: config?.s3Url && redactUrl(config.s3Url),
      region: config?.region,
      secret: credential?.name,
    },
    points: attempts
      .flatMap(attempt =>
        attempt.outcome === 'succeeded' ? [attempt.point] : [],
      )
      .slice(0, KEPT_POINTS),
  };
}
