import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { HumanDuration, durationToMilliseconds } from '@backstage/types';

/**
 * @param value - as in app-config: `24h`, `PT24H` or `{ hours: 24 }`
 * @param path - where it was configured, for the error
 * @returns whole seconds, at least one
 * @throws InputError that names the path
 *
 * @public
 */
export function durationToSeconds(value: unknown, path: string): number {
  let parsed: HumanDuration;
  try {
    parsed = readDurationFromConfig(
      new ConfigReader({ value: value as string }),
      { key: 'value' },
    );
  } catch (error) {
    throw new InputError(
      `Configuration at ${path} is not a duration: ${JSON.stringify(
        value,
      )}. Write for instance '24h', 'PT24H' or { hours: 24 }.`,
    );
  }
  const length = Math.round(durationToMilliseconds(parsed) / 1000);
  if (length < 1) {
    throw new InputError(
      `Configuration at ${path} is ${JSON.stringify(
        value,
      )}, but a duration has to be at least one second.`,
    );
  }
  return length;
}
