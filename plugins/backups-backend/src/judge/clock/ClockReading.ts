/** A time that lies after the reading it came with. Instants are epoch seconds. */
export interface TimeAhead {
  instant: number;
  /** How far ahead of our clock it was when it was first read. Seconds. */
  aheadBy: number;
}

/** When the facts of a source were read by our own clock, and what it is called. */
export interface ClockReading {
  readAt: number;
  /** The machine whose clock gives the times: `home-1 (VolSync)`. */
  machine: string;
  /** The source, for the cause that its findings share. */
  sourceId: string;
}
