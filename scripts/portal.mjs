// Starts the portal as one process, and stops it by its id.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SetUpError, root, stateFolder, transform } from './workspace.mjs';

const PATIENCE_SECONDS = 180;

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

async function signIn(base) {
  const session = await fetch(`${base}/api/auth/guest/refresh`, {
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  if (!session.ok) return undefined;
  const { backstageIdentity } = await session.json();
  return { Authorization: `Bearer ${backstageIdentity.token}` };
}

async function read(base, path, headers, method = 'GET') {
  const response = await fetch(`${base}/api${path}`, { method, headers });
  return response.ok ? response.json() : undefined;
}

/**
 * The catalog fills a little after start-up, and a collection that saw it
 * half full links half of the apps: a new one is asked for until an app is
 * linked and the catalog stands still.
 */
function readiness(base) {
  let headers;
  let before = -1;
  let askedFor = -1;
  return async () => {
    headers ??= await signIn(base);
    if (!headers) return undefined;
    const components = await read(
      base,
      '/catalog/entities?filter=kind=component&fields=metadata.name',
      headers,
    );
    const settled = components?.length > 0 && components.length === before;
    before = components?.length ?? -1;
    if (!settled) return undefined;
    if (askedFor !== before) {
      const answer = await read(base, '/backups/refresh', headers, 'POST');
      if (answer?.accepted) askedFor = before;
      return undefined;
    }
    for (const { metadata } of components) {
      const view = await read(
        base,
        `/backups/entities/by-name/component/default/${metadata.name}`,
        headers,
      );
      if (view?.linked) return view.sources;
    }
    return undefined;
  };
}

/**
 * Starts the portal and waits until the first collection is done.
 *
 * @param options - `port`; `configs`: config files, absolute; `folder`: another
 * portal than ours, with its own `env` and `patienceSeconds`
 * @returns its address, a promise of its end, and a function that stops it
 */
export async function startPortal({
  port,
  configs,
  folder = root,
  env = {},
  patienceSeconds = PATIENCE_SECONDS,
}) {
  await assertFree(port);
  mkdirSync(join(stateFolder, 'logs'), { recursive: true });
  const log = join(
    stateFolder,
    'logs',
    folder === root ? 'portal.log' : `portal-${basename(folder)}.log`,
  );
  const output = createWriteStream(log);
  const base = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    [
      '--require',
      join(folder, relative(root, transform)),
      'src/index.ts',
      ...configs.flatMap(config => ['--config', config]),
    ],
    {
      cwd: join(folder, 'packages/backend'),
      env: {
        ...process.env,
        NODE_ENV: 'development',
        APP_CONFIG_app_baseUrl: base,
        APP_CONFIG_backend_baseUrl: base,
        APP_CONFIG_backend_listen_port: String(port),
        APP_CONFIG_backend_cors_origin: base,
        ...env,
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

  const deadline = Date.now() + patienceSeconds * 1000;
  const ready = readiness(base);
  while (Date.now() < deadline && !ended) {
    // Nobody listens yet: asked again below, until the deadline.
    const sources = await ready().catch(() => undefined);
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
