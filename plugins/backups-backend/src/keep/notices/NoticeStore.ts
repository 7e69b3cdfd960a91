import { createHash } from 'node:crypto';
import { Knex } from 'knex';
import { Alarm, alarmKey } from '../../judge/notices/settleAlarms';
import { lockFence } from '../lockFence';
import { inTurns } from '../turns';

/** Rows written at once. */
const CHUNK = 200;

/** Remembers of what owners were notified. Instants are epoch seconds. */
export class NoticeStore {
  readonly #knex: Knex;

  /** @param knex - a migrated database */
  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * When owners could first have been told anything: the first time this was
   * asked.
   */
  async begin(now: number): Promise<number> {
    await this.#knex('notice_state')
      .insert({ id: 1, began_at: now })
      .onConflict('id')
      .ignore();
    const row = await this.#knex('notice_state').where({ id: 1 }).first();
    return Number(row.began_at);
  }

  async getAlarms(): Promise<Alarm[]> {
    const bodies: string[] = await this.#knex('notice_alarms')
      .orderBy('key')
      .pluck('body');
    return bodies.map(body => JSON.parse(body) as Alarm);
  }

  /**
   * Replaces all of them.
   *
   * @throws ConflictError when a newer cycle has begun
   */
  async saveAlarms(fence: number, alarms: readonly Alarm[]): Promise<void> {
    const rows = alarms.map(alarm => ({
      key: createHash('sha256').update(alarmKey(alarm)).digest('hex'),
      body: JSON.stringify(alarm),
    }));
    await this.#knex.transaction(async transaction => {
      await lockFence(transaction, fence);
      await transaction('notice_alarms').delete();
      for await (const chunk of inTurns(rows, CHUNK)) {
        await transaction('notice_alarms').insert(chunk);
      }
    });
  }
}
