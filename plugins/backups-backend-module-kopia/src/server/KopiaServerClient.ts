import { redactText } from 'backstage-plugin-backups-node';
import { Agent, request } from 'undici';
import { z } from 'zod';
import type { KopiaServer, KopiaServerLogin } from '../config/KopiaServer';
import { KopiaServerError } from './KopiaServerError';
import type { ServerQuestions } from './ServerQuestions';
import { serverDispatcher } from './serverDispatcher';

/** Its errors are JSON whatever their content type says; some are plain text. */
const errorBody = z.object({
  code: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
});

/** What the UI's page and its cookie hand out; good until the server starts anew. */
interface UiSession {
  cookie: string;
  token: string;
}

interface Answer {
  status: number;
  text: string;
  cookies: string[];
}

function authorization(
  user: KopiaServerLogin | undefined,
): Record<string, string> {
  if (user === undefined || user === 'nobody') return {};
  const { username, password } = user;
  const encoded = Buffer.from(`${username}:${password}`).toString('base64');
  return { authorization: `Basic ${encoded}` };
}

function failureOf({ status, text }: Answer, path: string): KopiaServerError {
  let parsed: z.infer<typeof errorBody> = {};
  try {
    parsed = errorBody.parse(JSON.parse(text));
  } catch {
    // Plain text, or a page of a proxy.
  }
  const words = parsed.error ?? (text.startsWith('<') ? '' : text);
  return new KopiaServerError(
    redactText(words.trim()).slice(0, 200),
    status,
    parsed.code,
    path,
  );
}

function jsonOf({ status, text }: Answer, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KopiaServerError(
      'It answers with no JSON.',
      status,
      undefined,
      path,
    );
  }
}

/**
 * Asks one Kopia server. It sends nothing but GET: the users it is given may do
 * more than read.
 */
export class KopiaServerClient implements ServerQuestions {
  readonly #server: KopiaServer;
  readonly #agent: Agent;
  readonly #signal: AbortSignal;
  #session: Promise<UiSession> | undefined;

  private constructor(server: KopiaServer, agent: Agent, signal: AbortSignal) {
    this.#server = server;
    this.#agent = agent;
    this.#signal = signal;
  }

  /** @throws RemoteReadError when the certificate to trust cannot be read */
  static async open(
    server: KopiaServer,
    signal: AbortSignal,
  ): Promise<KopiaServerClient> {
    return new KopiaServerClient(
      server,
      await serverDispatcher(server),
      signal,
    );
  }

  async control(path: string): Promise<unknown> {
    const answer = await this.#get(path, authorization(this.#server.control));
    if (answer.status !== 200) throw failureOf(answer, path);
    return jsonOf(answer, path);
  }

  /**
   * With a session, as a browser has it. A server that was started anew knows it
   * no more: then another is made, once.
   */
  async ui(path: string): Promise<unknown> {
    let session = await (this.#session ??= this.#begin());
    let answer = await this.#asUi(path, session);
    if (answer.status === 401 && answer.text.includes('CSRF')) {
      if (session === (await this.#session)) this.#session = this.#begin();
      session = await this.#session;
      answer = await this.#asUi(path, session);
    }
    if (answer.status !== 200) throw failureOf(answer, path);
    return jsonOf(answer, path);
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #asUi(path: string, { cookie, token }: UiSession): Promise<Answer> {
    return this.#get(path, {
      ...authorization(this.#server.ui),
      cookie,
      'x-kopia-csrf-token': token,
    });
  }

  async #begin(): Promise<UiSession> {
    const answer = await this.#get('/', authorization(this.#server.ui));
    if (answer.status !== 200) throw failureOf(answer, '/');
    const token = /name="kopia-csrf-token" content="([^"]+)"/.exec(answer.text);
    const cookie = answer.cookies
      .map(each => /^Kopia-Session-Cookie=[^;]+/.exec(each)?.[0])
      .find(each => each !== undefined);
    // Without a check of tokens it hands out none, and asks for none.
    return { cookie: cookie ?? '', token: token?.[1] ?? '' };
  }

  async #get(path: string, headers: Record<string, string>): Promise<Answer> {
    const response = await request(`${this.#server.url}${path}`, {
      dispatcher: this.#agent,
      signal: this.#signal,
      headers,
    });
    const cookies = response.headers['set-cookie'] ?? [];
    return {
      status: response.statusCode,
      text: await response.body.text(),
      cookies: Array.isArray(cookies) ? cookies : [cookies],
    };
  }
}
