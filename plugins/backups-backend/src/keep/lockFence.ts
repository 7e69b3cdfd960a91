import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { raiseVersion } from './versions';

/**
 * Makes sure that no newer cycle has begun, and that none begins before the
 * transaction ends, which writes something of the cycle.
 *
 * @throws ConflictError when one has begun
 */
export async function lockFence(
  transaction: Knex.Transaction,
  fence: number,
): Promise<void> {
  const held = await transaction('fence')
    .where({ id: 1, value: fence })
    .update({ value: fence });
  if (held !== 1) {
    throw new ConflictError(
      'A newer collection has begun; what this one found is not written.',
    );
  }
  await raiseVersion(transaction, 'cycle');
}
