/* eslint-disable @backstage/no-relative-monorepo-imports -- It stands in for a file that is no part of the module’s interface. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSyncFn } from 'synckit';
import { claim } from '../../../plugins/backups-backend-module-volsync/src/fixtures/objects';
import {
  at,
  observe as observeObjects,
} from '../../../plugins/backups-backend-module-volsync/src/fixtures/observe';
import type { RoundTrip, ServerAddress } from './roundTrip';
import { addressFile } from './addressFile';

export { at };

/**
 * Tests of what only another schema lets through: an older one, a newer one, or
 * none. The server has the newest that is published.
 */
const OF_ANOTHER_SCHEMA = [
  'objects that are not what they should be',
  'secrets that somebody left where we read',
  'names a method it does not know',
  'of a copy method that is not set, and of one it does not know',
];

const address = JSON.parse(readFileSync(addressFile, 'utf8')) as ServerAddress;
const roundTrip: (
  server: ServerAddress,
  objects: readonly unknown[],
) => RoundTrip = createSyncFn(join(__dirname, 'roundTrip.worker.cjs'));

/**
 * Stands in for the module's own `observe`: the objects of a test go into a
 * real API server and are read back before anything is made of them.
 *
 * @throws an error when the server refuses an object that a test takes for granted
 */
export function observe(
  ...[objects, options = {}]: Parameters<typeof observeObjects>
): ReturnType<typeof observeObjects> {
  const { currentTestName: test = '' } = expect.getState();
  if (OF_ANOTHER_SCHEMA.some(part => test.includes(part))) {
    return observeObjects(objects, options);
  }
  const all = options.withoutClaim ? objects : [claim(), ...objects];
  const { objects: held, refusals } = roundTrip(address, all);
  if (refusals.length > 0) {
    throw new Error(
      `A real API server refuses objects of this test:\n${refusals.join('\n')}`,
    );
  }
  return observeObjects(held, { ...options, withoutClaim: true });
}
