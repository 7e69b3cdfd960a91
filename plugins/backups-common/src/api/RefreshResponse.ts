/** @public */
export interface RefreshResponse {
  /** A new reading will begin because of this request. */
  accepted: boolean;
}
