import { toError } from '@backstage/errors';
import { setTimeout as waitFor } from 'node:timers/promises';
import { ClusterReadError } from './ClusterReadError';
import { explainStatus } from './explainStatus';
import { KubernetesResponse, KubernetesTransport } from './KubernetesTransport';
import { readBody } from './readBody';
import { RequestPurpose, purposeInWords } from './RequestPurpose';
import { speakable } from './speakable';

/** How patient a client is. The defaults fit production; tests give their own. */
export interface KubernetesClientLimits {
  /** One request, its body included, may take this long. */
  requestMilliseconds: number;
  /** One answer may be this large. */
  maximumBytes: number;
  /** How often a request is tried when the trouble may pass. */
  attempts: number;
  /** Waits between attempts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const DEFAULT_LIMITS: KubernetesClientLimits = {
  requestMilliseconds: 30_000,
  maximumBytes: 64 * 1024 * 1024,
  attempts: 4,
  wait: async (milliseconds, signal) => {
    await waitFor(milliseconds, undefined, { signal });
  },
};

const FIRST_WAIT = 500;
/** Who asks for more patience is asked again in the next cycle. Milliseconds. */
const LONGEST_WAIT = 30_000;
/** Enough of an error's body to find its message. */
const ERROR_BYTES = 16 * 1024;

const PASSING_STATUSES = new Set([429, 500, 502, 503, 504]);

/** An attempt failed in a way that may pass. */
interface PassingTrouble {
  error: ClusterReadError;
  retryAfterMilliseconds?: number;
}

function causeInWords(error: unknown): string {
  const { message, cause } = toError(error);
  // `fetch failed` says nothing; what it is about is inside.
  if (cause === undefined) return speakable(message);
  const { message: inner } = toError(cause);
  return speakable(inner || String((cause as NodeJS.ErrnoException).code));
}

function inMebibytes(bytes: number): string {
  return `${Math.round((bytes / 1024 / 1024) * 100) / 100} MiB`;
}

function retryAfter(response: KubernetesResponse): number | undefined {
  const value = response.header('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now());
}

/**
 * Gets JSON from a Kubernetes API: with a deadline, a limit of size, and a few
 * attempts where the trouble may pass.
 */
export class KubernetesClient {
  readonly cluster: string;
  readonly #transport: KubernetesTransport;
  readonly #limits: KubernetesClientLimits;

  constructor(options: {
    /** For the words of errors. */
    cluster: string;
    transport: KubernetesTransport;
    limits?: Partial<KubernetesClientLimits>;
  }) {
    this.cluster = options.cluster;
    this.#transport = options.transport;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
  }

  /**
   * @throws ClusterReadError for everything that is not a 200 with JSON
   */
  async getJson(
    path: string,
    query: Record<string, string>,
    purpose: RequestPurpose,
    signal: AbortSignal,
  ): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const result = await this.#attempt(path, query, purpose, signal);
      if ('json' in result) return result.json;
      const { error, retryAfterMilliseconds = 0 } = result;
      if (attempt >= this.#limits.attempts) {
        throw new ClusterReadError(
          `${error.message.replace(/\.$/, '')} (tried ${attempt} times).`,
          error,
        );
      }
      if (retryAfterMilliseconds > LONGEST_WAIT) throw error;
      const backOff = FIRST_WAIT * 2 ** (attempt - 1) * (0.5 + Math.random());
      try {
        await this.#limits.wait(
          Math.max(backOff, retryAfterMilliseconds),
          signal,
        );
      } catch {
        throw error;
      }
    }
  }

  async #attempt(
    path: string,
    query: Record<string, string>,
    purpose: RequestPurpose,
    signal: AbortSignal,
  ): Promise<{ json: unknown } | PassingTrouble> {
    const subject = purposeInWords(this.cluster, purpose);
    const deadline = AbortSignal.timeout(this.#limits.requestMilliseconds);
    try {
      signal.throwIfAborted();
      const response = await this.#transport.get(
        path,
        query,
        AbortSignal.any([signal, deadline]),
      );
      if (response.status !== 200) {
        const { text } = await readBody(response.body, ERROR_BYTES);
        const error = explainStatus({
          cluster: this.cluster,
          purpose,
          status: response.status,
          text,
          credentialsAt: this.#transport.credentialsAt,
        });
        if (!PASSING_STATUSES.has(response.status)) throw error;
        return { error, retryAfterMilliseconds: retryAfter(response) };
      }
      const { maximumBytes } = this.#limits;
      const { text, whole } = await readBody(response.body, maximumBytes);
      if (!whole) {
        throw new ClusterReadError(
          `${subject} failed: the answer is larger than ${inMebibytes(
            maximumBytes,
          )}.`,
        );
      }
      return { json: this.#parse(text, subject) };
    } catch (error) {
      if (signal.aborted) {
        throw new ClusterReadError(
          `${subject} was given up: the time for ${this.cluster} was over.`,
          { fix: `Check that ${this.cluster} is up, and how busy it is.` },
        );
      }
      if (deadline.aborted) {
        throw new ClusterReadError(
          `${subject} failed: no whole answer within ${
            this.#limits.requestMilliseconds / 1000
          } s.`,
          { fix: `Check that ${this.cluster} is up and can be reached.` },
        );
      }
      if (error instanceof ClusterReadError) throw error;
      return {
        error: new ClusterReadError(
          `${subject} failed: ${causeInWords(error)}.`,
          { fix: `Check that ${this.cluster} is up and can be reached.` },
        ),
      };
    }
  }

  #parse(text: string, subject: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      // The parser's words quote the answer, which may hold anything.
      throw new ClusterReadError(
        `${subject} failed: the answer is not the JSON of a Kubernetes API.`,
        {
          fix: `Check that the address of ${this.cluster} leads to a Kubernetes API, not to a login page or a gateway.`,
        },
      );
    }
  }
}
