import { WriteTurns, takingTurns } from './WriteTurns';

class Store {
  readonly #order: string[];

  constructor(order: string[]) {
    this.#order = order;
  }

  async write(name: string): Promise<string> {
    this.#order.push(`${name} begins`);
    await Promise.resolve();
    if (name === 'bad') throw new Error('full');
    this.#order.push(`${name} ends`);
    return name;
  }

  async read(): Promise<string[]> {
    return [...this.#order];
  }
}

it('lets one write after the other, whatever becomes of it, and readers at once', async () => {
  const { begin, take } = ((turns = new WriteTurns()) => ({
    begin: () => turns.begin(),
    take: turns.take,
  }))();
  const store = takingTurns(new Store([]), ['write'], take);
  const end = await begin();
  const writes = [store.write('one'), store.write('bad'), store.write('two')];
  expect(await store.read()).toEqual([]);
  end();
  const outcomes = await Promise.allSettled(writes);

  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(await store.read()).toEqual([
    'one begins',
    'one ends',
    'bad begins',
    'two begins',
    'two ends',
  ]);
});
