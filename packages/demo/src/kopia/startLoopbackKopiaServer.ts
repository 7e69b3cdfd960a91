import { ConflictError } from '@backstage/errors';
import {
  createHash,
  createHmac,
  randomUUID,
  X509Certificate,
} from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import type { KopiaContents } from './KopiaContents';
import type {
  KopiaServerFault,
  KopiaUser,
  LoopbackKopiaServer,
} from './LoopbackKopiaServer';

const HOST = '127.0.0.1';
const COOKIE = 'Kopia-Session-Cookie';

const CONTROL: KopiaUser = {
  username: 'server-control',
  password: 'password-of-the-control-user',
};
const UI: KopiaUser = { username: 'kopia', password: 'password-of-the-ui' };

interface Reply {
  status: number;
  body: unknown;
  cookies?: string[];
}

/** As the server writes them: text, or JSON that calls itself text. */
const REPLIES = {
  missing: { status: 401, body: 'Missing credentials.\n' },
  denied: { status: 401, body: 'Access denied.\n' },
  csrf: { status: 401, body: 'Invalid or missing CSRF token.\n\n' },
  noUi: { status: 403, body: 'UI Access denied.\n' },
  notFound: { status: 404, body: '404 page not found\n' },
  forbidden: {
    status: 403,
    body: { code: 'ACCESS_DENIED', error: 'access is denied' },
  },
  notConnected: {
    status: 400,
    body: { code: 'NOT_CONNECTED', error: 'not connected' },
  },
  internal: {
    status: 500,
    body: {
      code: 'INTERNAL',
      error:
        'internal server error: unable to load: SECRET_KEY=planted-in-error',
    },
  },
} satisfies Record<string, Reply>;

function userOf(request: IncomingMessage): KopiaUser | undefined {
  const [, encoded] =
    /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [username, ...password] = Buffer.from(encoded, 'base64')
    .toString()
    .split(':');
  return { username, password: password.join(':') };
}

function isUser(user: KopiaUser, known: KopiaUser): boolean {
  return user.username === known.username && user.password === known.password;
}

/**
 * Starts a Kopia server on the loopback interface: its API over TLS, with a
 * certificate made for this start and trusted by nobody. Questions, sessions,
 * errors and the age of its list of sources are those of `kopia server start`.
 *
 * @param options - `port`: absent means any that is free
 * @throws ConflictError when the port is in use
 *
 * @public
 */
export async function startLoopbackKopiaServer(options: {
  contents: KopiaContents;
  port?: number;
}): Promise<LoopbackKopiaServer> {
  const { contents, port = 0 } = options;
  const { cert, private: key } = await generate(
    [{ name: 'commonName', value: 'kopia' }],
    {
      extensions: [
        { name: 'subjectAltName', altNames: [{ type: 7, ip: HOST }] },
      ],
    },
  );
  const asked: string[] = [];
  let fault: KopiaServerFault | undefined;
  let signingKey = randomUUID();
  // It tells of its repository what it saw when it last looked.
  let sources = contents.sources();

  const tokenOf = (session: string) =>
    createHmac('sha256', signingKey).update(session).digest('hex');

  const page = (): Reply => {
    const session = randomUUID();
    return {
      status: 200,
      body: `<!doctype html><html><head><title>KopiaUI</title><meta name="kopia-csrf-token" content="${tokenOf(
        session,
      )}" /></head></html>`,
      cookies: [
        `Kopia-Auth=planted-in-session; Path=/`,
        `${COOKIE}=${session}; Path=/`,
      ],
    };
  };

  const status = (): Reply => ({
    status: 200,
    body:
      fault === 'not-connected' || fault === 'opening'
        ? {
            connected: false,
            hostname: '',
            username: '',
            ...(fault === 'opening' && { initTaskID: 'task-1' }),
          }
        : {
            connected: true,
            configFile: '/config/repository.config',
            storage: 'filesystem',
            hostname: 'portal',
            username: 'server',
            readonly: true,
            ...(fault === 'shows-part' && {
              apiServerURL: 'https://other.internal:51515',
            }),
          },
  });

  const listSources = (): Reply => ({
    status: 200,
    body: {
      localUsername: 'server',
      localHost: 'portal',
      multiUser: fault !== 'shows-part',
      sources:
        fault === 'broken-source'
          ? [{ source: 7 }, ...sources.slice(1)]
          : sources,
    },
  });

  const connected = (reply: () => Reply): Reply =>
    fault === 'not-connected' || fault === 'opening'
      ? REPLIES.notConnected
      : reply();

  const snapshots = (query: URLSearchParams): Reply => {
    const filter = {
      userName: query.get('userName') ?? undefined,
      host: query.get('host') ?? undefined,
      path: query.get('path') ?? undefined,
    };
    return fault === 'broken-snapshots' && filter.userName === 'radarr'
      ? REPLIES.internal
      : { status: 200, body: contents.snapshots(filter, query.has('all')) };
  };

  const asControl = (user: KopiaUser, path: string): Reply => {
    if (fault === 'no-control') return REPLIES.noUi;
    if (!isUser(user, CONTROL)) return REPLIES.forbidden;
    switch (path) {
      case '/api/v1/control/status':
        return status();
      case '/api/v1/control/sources':
        return connected(listSources);
      default:
        return REPLIES.noUi;
    }
  };

  const asUi = (
    request: IncomingMessage,
    user: KopiaUser,
    path: string,
    query: URLSearchParams,
  ): Reply => {
    if (fault === 'no-ui') return REPLIES.notFound;
    if (path === '/') return isUser(user, UI) ? page() : REPLIES.noUi;
    const [, session] =
      new RegExp(`${COOKIE}=([^;]+)`).exec(request.headers.cookie ?? '') ?? [];
    if (
      session === undefined ||
      request.headers['x-kopia-csrf-token'] !== tokenOf(session)
    ) {
      return REPLIES.csrf;
    }
    if (!isUser(user, UI)) return REPLIES.forbidden;
    switch (path) {
      case '/api/v1/repo/status':
        return status();
      case '/api/v1/sources':
        return connected(listSources);
      case '/api/v1/policies':
        return connected(() => ({
          status: 200,
          body: { policies: contents.policies() },
        }));
      case '/api/v1/snapshots':
        return connected(() => snapshots(query));
      default:
        return REPLIES.notFound;
    }
  };

  const replyTo = (request: IncomingMessage): Reply => {
    const { pathname, searchParams } = new URL(
      request.url ?? '/',
      `https://${HOST}`,
    );
    if (fault === 'scaled-to-zero') {
      return { status: 503, body: 'no healthy upstream' };
    }
    if (fault === 'garbage') {
      return { status: 200, body: '<html><body>Sign in</body></html>' };
    }
    const user = userOf(request);
    if (!user) return REPLIES.missing;
    if (!isUser(user, CONTROL) && !isUser(user, UI)) return REPLIES.denied;
    return pathname.startsWith('/api/v1/control/')
      ? asControl(user, pathname)
      : asUi(request, user, pathname, searchParams);
  };

  const server = createServer(
    { cert, key },
    (request: IncomingMessage, response: ServerResponse) => {
      asked.push(`${request.method} ${request.url}`);
      if (fault === 'silent') return;
      if (fault === 'down') {
        request.socket.destroy();
        return;
      }
      const { status: code, body, cookies = [] } = replyTo(request);
      const isText = typeof body === 'string';
      response.writeHead(code, {
        'content-type':
          code === 200 && !isText
            ? 'application/json'
            : 'text/plain; charset=utf-8',
        'set-cookie': cookies,
      });
      response.end(isText ? body : JSON.stringify(body, undefined, 2));
    },
  );
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ConflictError(
      `The loopback Kopia server cannot listen on port ${port}`,
      error,
    );
  }
  const { port: bound } = server.address() as AddressInfo;

  return {
    url: `https://${HOST}:${bound}`,
    certificate: cert,
    fingerprint: createHash('sha256')
      .update(new X509Certificate(cert).raw)
      .digest('hex'),
    control: CONTROL,
    ui: UI,
    setFault(next) {
      fault = next;
    },
    refresh() {
      sources = contents.sources();
    },
    restart() {
      signingKey = randomUUID();
      sources = contents.sources();
    },
    asked: () => [...asked],
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
