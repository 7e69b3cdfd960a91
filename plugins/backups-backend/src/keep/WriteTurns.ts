/** Runs what writes when nothing else does. */
export type TakeTurn = <T>(write: () => Promise<T>) => Promise<T>;

/**
 * Lets one write after the other. Two connections to one file of SQLite would
 * wait for each other inside a statement, and with it the whole thread: those
 * who write wait here instead.
 */
export class WriteTurns {
  #last: Promise<void> = Promise.resolve();

  /** @returns once it is one's turn: what ends it */
  async begin(): Promise<() => void> {
    const before = this.#last;
    let end = () => {};
    this.#last = new Promise(resolve => {
      end = resolve;
    });
    await before;
    return end;
  }

  readonly take: TakeTurn = async write => {
    const end = await this.begin();
    try {
      return await write();
    } finally {
      end();
    }
  };
}

/**
 * @param writes - names of the methods that write
 * @returns the same store, which writes when it is its turn
 */
export function takingTurns<T extends object>(
  store: T,
  writes: readonly (keyof T)[],
  take: TakeTurn,
): T {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const method = value.bind(target);
      return writes.includes(name as keyof T)
        ? (...args: unknown[]) => take(() => method(...args))
        : method;
    },
  });
}
