/** When and where objects are made. Times are epoch seconds. */
export interface Moment {
  cluster: string;
  now: number;
  /** The instant at which the stories are told. */
  anchor: number;
}
