import { Alarm } from '../../judge/notices/settleAlarms';

/** Remembers what owners were told. Instants are epoch seconds. */
export interface NoticeStore {
  /**
   * When owners could first have been told anything: the first time this was
   * asked.
   */
  begin(now: number): Promise<number>;
  getAlarms(): Promise<Alarm[]>;
  /**
   * Replaces all of them.
   *
   * @throws ConflictError when a newer cycle has begun
   */
  saveAlarms(fence: number, alarms: readonly Alarm[]): Promise<void>;
}
