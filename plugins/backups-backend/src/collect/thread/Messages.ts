import { toError } from '@backstage/errors';
import { MessagePort, Worker } from 'node:worker_threads';

/** Either end of the way between the portal's thread and the collector's. */
type End = Pick<MessagePort | Worker, 'postMessage' | 'on'>;

/** What the other end may ask for, by name. Everything is cloned on its way. */
export type Handlers = Readonly<
  Record<string, (...args: never[]) => Promise<unknown>>
>;

interface Question {
  question: number;
  name: string;
  args: readonly unknown[];
}

type Answer =
  | { answer: number; value: unknown }
  | { answer: number; error: { name: string; message: string } };

/** An error keeps its name on the way: what it means is told by that. */
function errorOf({ name, message }: { name: string; message: string }): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** Asks the other thread, and answers what that asks. */
export class Messages {
  readonly #end: End;
  readonly #waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void }
  >();
  #asked = 0;

  #handlers: Handlers = {};

  constructor(end: End) {
    this.#end = end;
    end.on('message', (message: Question | Answer) => {
      if ('answer' in message) this.#take(message);
      else this.#give(message);
    });
  }

  /** From here on the other thread may ask, too. */
  serve(handlers: Handlers): void {
    this.#handlers = handlers;
  }

  /** @throws what the other thread threw, by its name and message */
  ask(name: string, ...args: readonly unknown[]): Promise<unknown> {
    this.#asked += 1;
    const question = this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(question, { resolve, reject });
      this.#end.postMessage({ question, name, args } satisfies Question);
    });
  }

  /** The other thread is no more: nothing that it was asked will be answered. */
  fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #take(message: Answer): void {
    const waiting = this.#waiting.get(message.answer);
    this.#waiting.delete(message.answer);
    if ('error' in message) waiting?.reject(errorOf(message.error));
    else waiting?.resolve(message.value);
  }

  async #give(question: Question): Promise<void> {
    const { question: answer, name, args } = question;
    let message: Answer;
    try {
      const handler = this.#handlers[name] as
        | ((...given: unknown[]) => Promise<unknown>)
        | undefined;
      if (!handler) throw new Error(`Nothing here is called '${name}'.`);
      message = { answer, value: await handler(...args) };
    } catch (caught) {
      const error = toError(caught);
      message = { answer, error: { name: error.name, message: error.message } };
    }
    this.#end.postMessage(message);
  }
}
