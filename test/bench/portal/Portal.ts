import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, mkdirSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const ROOT = join(__dirname, '../../..');
const LOG = join(ROOT, '.demo/logs/bench-portal.log');
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** A portal in a process of its own. */
export interface Portal {
  /** Address of its API, for instance `http://localhost:8123/api`. */
  api: string;
  /** Of a signed-in guest. */
  headers: Record<string, string>;
  /** Of its process. */
  pid: number;
  /** Whether its process still runs. */
  runs(): boolean;
  /** Ends it, by its id. */
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function signIn(api: string): Promise<Record<string, string>> {
  const session = await fetch(`${api}/auth/guest/refresh`, {
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = (await session.json()) as {
    backstageIdentity: { token: string };
  };
  return { Authorization: `Bearer ${backstageIdentity.token}` };
}

/**
 * Waits for something.
 *
 * @param attempt - undefined, or an error: not yet
 */
export async function eventually<T>(
  what: string,
  attempt: () => Promise<T | undefined>,
  { seconds, goesOn = () => true }: { seconds: number; goesOn?(): boolean },
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  while (performance.now() < deadline && goesOn()) {
    // Nobody may listen yet.
    const result = await attempt().catch(() => undefined);
    if (result !== undefined) return result;
    await delay(500);
  }
  throw new Error(`${what} did not happen. Log of the portal: ${LOG}`);
}

/**
 * @param config - a file that is laid over the demo's configuration
 * @param entry - of the backend, relative to the demo's own, which it is by default
 */
export async function startPortal(
  config: string,
  entry = 'src/index.ts',
): Promise<Portal> {
  const base = `http://localhost:${await freePort()}`;
  mkdirSync(join(LOG, '..'), { recursive: true });
  const output = openSync(LOG, 'w');
  const child = spawn(
    process.execPath,
    [
      ...['--require', TRANSFORM, entry],
      ...['--config', join(ROOT, 'app-config.yaml'), '--config', config],
    ],
    {
      cwd: join(ROOT, 'packages/backend'),
      env: {
        ...process.env,
        NODE_ENV: 'development',
        APP_CONFIG_app_baseUrl: base,
        APP_CONFIG_backend_baseUrl: base,
        APP_CONFIG_backend_listen_port: new URL(base).port,
        APP_CONFIG_backend_cors_origin: base,
      },
      stdio: ['ignore', output, output],
    },
  );
  const end = once(child, 'exit');
  const runs = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (runs()) child.kill('SIGTERM');
    const inTime = await Promise.race([end, delay(10_000, 'late')]);
    if (inTime === 'late') child.kill('SIGKILL');
    await end;
  };
  const api = `${base}/api`;
  try {
    const headers = await eventually('Signing in', () => signIn(api), {
      seconds: 120,
      goesOn: runs,
    });
    return { api, headers, pid: child.pid ?? 0, runs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
