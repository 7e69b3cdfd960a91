/** Two clocks may part by this in the time between two cycles. Seconds. */
const TOLERANCE = 300;

/** So long has the clock to go evenly after a jump before it is believed. Seconds. */
const EVEN_FOR = 3600;

/**
 * Notices that the portal's own clock jumps: then what it says of the time since
 * is not believed for an hour. What is settled by a wrong clock stays wrong for
 * good; what is settled later is not lost.
 */
export class ClockWatch {
  readonly #steady: () => number;
  #last: { wall: number; steady: number } | undefined;
  #jumpedAt: number | undefined;

  /** @param steady - seconds of a clock that nobody sets */
  constructor(steady: () => number) {
    this.#steady = steady;
  }

  /**
   * @param wall - what the clock says now, epoch seconds
   * @param longestGap - between two cycles while nothing is wrong, seconds
   * @param lastCycle - of the cycle before, of another process, too; epoch seconds
   * @returns whether the time that has passed is known
   */
  isEven(
    wall: number,
    longestGap: number,
    lastCycle: number | undefined,
  ): boolean {
    const steady = this.#steady();
    const before = this.#last;
    this.#last = { wall, steady };
    const passed =
      before === undefined
        ? // Of the time before it began a process knows what was written down.
          wall - (lastCycle ?? wall) <= longestGap &&
          wall >= (lastCycle ?? wall) - TOLERANCE
        : Math.abs(wall - before.wall - (steady - before.steady)) <= TOLERANCE;
    if (!passed) this.#jumpedAt = steady;
    return this.#jumpedAt === undefined || steady - this.#jumpedAt >= EVEN_FOR;
  }
}
