import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** A process that has given its result, and may live on. */
export interface StartedProcess<T> {
  result: T;
  /** Ends it, by its id. */
  stop(): Promise<void>;
}

/**
 * Runs a TypeScript file of this folder in a fresh process, up to its result.
 *
 * @param file - relative to `test/bench`
 * @throws an error when it ends without a result
 */
export async function startProcess<T>(
  file: string,
  args: readonly string[],
  options: { exposeGc?: boolean } = {},
): Promise<StartedProcess<T>> {
  const child = fork(join(__dirname, '..', file), args, {
    execArgv: [
      '--require',
      TRANSFORM,
      ...(options.exposeGc ? ['--expose-gc'] : []),
    ],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const end = once(child, 'exit');
  const result = await new Promise<T>((resolve, reject) => {
    child.on('message', (message: { type?: string; result?: T }) => {
      // The transform sends messages, too: one for each file it loads.
      if (message.type === 'result') resolve(message.result as T);
    });
    end.then(([code]) =>
      reject(new Error(`${file} ended with ${code} and without a result.`)),
    );
  });
  return {
    result,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await end;
    },
  };
}

/** Runs a file to its result, and ends its process. */
export async function resultOf<T>(
  file: string,
  options: object,
  { exposeGc = false } = {},
): Promise<T> {
  const { result, stop } = await startProcess<T>(
    file,
    [JSON.stringify(options)],
    { exposeGc },
  );
  await stop();
  return result;
}
