/** Something that could really be restored. Times are epoch seconds. */
export interface TruePoint {
  /** For instance `attic/diary`. */
  place: string;
  /** It survives the loss of the site. */
  offSite: boolean;
  /** What is restored is as of then. */
  dataTime: number;
}

/** A thing of which every witness that the portal hears says the same falsehood. */
export interface Lie {
  kind: LieKind;
  /** Of the copies that it is about. */
  place: string;
  /** A listing that is taken later contradicts it; absent: none does. */
  listedFrom?: number;
}

/** Falsehoods that no witness contradicts for a while. */
export type LieKind =
  | 'deleted-behind-the-back'
  | 'success-without-a-snapshot'
  | 'clock-ahead'
  | 'run-untold'
  | 'removed-unlisted'
  | 'outage-untold';

/** What can really be restored of one item, at every moment. */
export class Truth {
  #points: TruePoint[] = [];
  #lies: Lie[] = [];

  add(point: TruePoint): void {
    this.#points.push(point);
  }

  /** Removes what a place holds. */
  deleteAll(place: string): void {
    this.#points = this.#points.filter(point => point.place !== place);
  }

  /** Only the newest points of a place are kept. */
  keepNewest(place: string, count: number): void {
    const there = this.at(place);
    const dropped = new Set(there.slice(0, Math.max(0, there.length - count)));
    this.#points = this.#points.filter(point => !dropped.has(point));
  }

  /** @returns points of a place, oldest first */
  at(place: string): TruePoint[] {
    return this.#points.filter(point => point.place === place);
  }

  /** @returns data time of the newest that is good; `undefined`: all is lost */
  newest(
    options: { offSite?: boolean; place?: string } = {},
  ): number | undefined {
    const times = this.#points
      .filter(
        ({ offSite, place }) =>
          (!options.offSite || offSite) &&
          (options.place === undefined || place === options.place),
      )
      .map(({ dataTime }) => dataTime);
    return times.length > 0 ? Math.max(...times) : undefined;
  }

  tell(lie: Lie): void {
    this.forget(lie.kind, lie.place);
    this.#lies.push(lie);
  }

  /** A witness contradicts it, or it has become true. */
  forget(kind: LieKind, place: string): void {
    this.#lies = this.#lies.filter(
      lie => lie.kind !== kind || lie.place !== place,
    );
  }

  /** The portal knows what a place held at a moment. */
  listed(place: string, takenAt: number): void {
    this.#lies = this.#lies.filter(
      lie => lie.place !== place || takenAt <= (lie.listedFrom ?? Infinity),
    );
  }

  /** @returns what no witness contradicts yet */
  get lies(): readonly Lie[] {
    return this.#lies;
  }
}
