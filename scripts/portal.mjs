// Starts the portal as one process, and stops it by its id.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SetUpError, root, stateFolder, transform } from './workspace.mjs';

const PATIENCE = 180_000;

async function assertFree(port) {
  await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () =>
      reject(
        new SetUpError(
          `Port ${port} is in use. Stop what uses it, or choose another: npm start -- --port ${
            port + 1
          }`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => server.close(resolve));
  });
}

async function answersOf(base) {
  const session = await fetch(`${base}/api/auth/guest/refresh`, {
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  if (!session.ok) return undefined;
  const { backstageIdentity } = await session.json();
  const response = await fetch(`${base}/api/backups/sources`, {
    headers: { Authorization: `Bearer ${backstageIdentity.token}` },
  });
  if (!response.ok) return undefined;
  const { sources } = await response.json();
  return sources.length > 0 ? sources : undefined;
}

/**
 * Starts the portal and waits until the first collection is done.
 *
 * @param options - `port`; `configs`: further config files, absolute;
 * `startedAfter`: only a collection after that instant counts
 * @returns its address, a promise of its end, and a function that stops it
 */
export async function startPortal({ port, configs = [] }) {
  await assertFree(port);
  mkdirSync(join(stateFolder, 'logs'), { recursive: true });
  const log = join(stateFolder, 'logs', 'portal.log');
  const output = createWriteStream(log);
  const base = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    [
      '--require',
      transform,
      'src/index.ts',
      ...[join(root, 'app-config.yaml'), ...configs].flatMap(config => [
        '--config',
        config,
      ]),
    ],
    {
      cwd: join(root, 'packages/backend'),
      env: {
        ...process.env,
        NODE_ENV: 'development',
        APP_CONFIG_app_baseUrl: base,
        APP_CONFIG_backend_baseUrl: base,
        APP_CONFIG_backend_listen_port: String(port),
        APP_CONFIG_backend_cors_origin: base,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child.stdout.pipe(output);
  child.stderr.pipe(output);
  let ended = false;
  const end = new Promise(resolve =>
    child.on('exit', code => {
      ended = true;
      resolve(code);
    }),
  );
  const stop = async () => {
    if (!ended) child.kill('SIGTERM');
    await Promise.race([end, delay(10_000).then(() => child.kill('SIGKILL'))]);
    await end;
  };

  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline && !ended) {
    // Nobody listens yet: asked again below, until the deadline.
    const sources = await answersOf(base).catch(() => undefined);
    if (sources) return { base, end, stop, sources, log: relative(root, log) };
    await delay(500);
  }
  await stop();
  const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-25);
  process.stdout.write(`${tail.join('\n')}\n`);
  throw new SetUpError(
    `The portal did not come up. All of its output: ${relative(root, log)}`,
  );
}
