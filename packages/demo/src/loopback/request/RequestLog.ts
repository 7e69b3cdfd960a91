/**
 * A request that a loopback cluster got.
 *
 * @public
 */
export interface RecordedRequest {
  method: string;
  /** Below the cluster's address, without the query. */
  path: string;
  query: Record<string, string>;
  /** Absent where no answer was begun. */
  status?: number;
}

/** A demo runs for days: older requests are counted, not kept. */
const KEPT = 5_000;

/** The newest requests of a cluster, in the order of their arrival. */
export class RequestLog {
  #requests: RecordedRequest[] = [];
  #total = 0;

  /** How many there were, kept or not. */
  get total(): number {
    return this.#total;
  }

  /** @returns the entry, whose status is filled in later */
  add(request: Omit<RecordedRequest, 'status'>): RecordedRequest {
    const entry: RecordedRequest = { ...request };
    this.#total += 1;
    this.#requests.push(entry);
    if (this.#requests.length > 2 * KEPT) {
      this.#requests = this.#requests.slice(-KEPT);
    }
    return entry;
  }

  /** @returns copies of what is kept */
  entries(): RecordedRequest[] {
    return this.#requests.map(entry => ({ ...entry }));
  }

  clear(): void {
    this.#requests = [];
    this.#total = 0;
  }
}
