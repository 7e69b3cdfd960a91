/**
 * A conversation with one NAS.
 *
 * @public
 */
export interface TrueNasSession {
  /**
   * @returns what the method returns, unchecked
   * @throws an error when it was not carried out
   */
  call(method: string, params: readonly unknown[]): Promise<unknown>;
  close(): void;
}
