import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { BackupsStore } from '../keep/BackupsStore';
import { BackupsService } from './BackupsService';

/** An answer is as of its own time for this long at most. Seconds. */
const LONGEST = 60;

/** All answers that are kept, with what their keeping costs. Bytes. */
const MAXIMUM_BYTES = 32 * 1024 * 1024;
const OVERHEAD_BYTES = 512;

const pack = promisify(gzip);

/** What the page of an entity asks for, ready to be sent. */
export interface EntityAnswer {
  /** Quoted, as HTTP wants it. */
  etag: string;
  json: Buffer;
  /** The same with gzip. */
  packed: Buffer;
}

interface KeptAnswer extends EntityAnswer {
  /** Of everything that is kept, see `BackupsStore.getVersion`. */
  version: string;
  /** Epoch seconds. A clock that shows less was set back. */
  madeAt: number;
  /** Epoch seconds: from here anything in it may be otherwise. */
  until: number;
}

function sizeOf({ json, packed }: EntityAnswer): number {
  return json.length + packed.length + OVERHEAD_BYTES;
}

/**
 * Keeps the answers about entities for as long as nothing was written and no
 * threshold in them has passed. An answer depends on nobody who asks for it:
 * who may have it is decided before.
 */
export class EntityAnswers {
  readonly #service: Pick<BackupsService, 'getLinkedBackups'>;
  readonly #store: Pick<BackupsStore, 'getVersion'>;
  readonly #clock: () => Date;
  readonly #maximumBytes: number;
  /** By reference, the one that was asked for longest ago first. */
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #underWay = new Map<string, Promise<EntityAnswer | undefined>>();
  #bytes = 0;

  constructor(options: {
    service: Pick<BackupsService, 'getLinkedBackups'>;
    store: Pick<BackupsStore, 'getVersion'>;
    clock?: () => Date;
    /** Default: 32 MiB. */
    maximumBytes?: number;
  }) {
    this.#service = options.service;
    this.#store = options.store;
    this.#clock = options.clock ?? (() => new Date());
    this.#maximumBytes = options.maximumBytes ?? MAXIMUM_BYTES;
  }

  /**
   * @param ref - for instance `component:default/radarr`
   * @returns `undefined` where nothing is linked to it
   */
  async answerOf(ref: string): Promise<EntityAnswer | undefined> {
    const version = await this.#store.getVersion();
    const known = this.#kept.get(ref);
    const now = this.#now();
    if (
      known?.version === version &&
      now >= known.madeAt &&
      now < known.until
    ) {
      this.#kept.delete(ref);
      this.#kept.set(ref, known);
      return known;
    }
    // Whoever asks at the same time gets the same.
    const key = `${version} ${ref}`;
    const underWay = this.#underWay.get(key) ?? this.#make(ref, version);
    this.#underWay.set(key, underWay);
    try {
      return await underWay;
    } finally {
      this.#underWay.delete(key);
    }
  }

  async #make(ref: string, version: string): Promise<EntityAnswer | undefined> {
    const made = await this.#service.getLinkedBackups(ref);
    if (!made) {
      this.#forget(ref);
      return undefined;
    }
    const now = this.#now();
    const json = Buffer.from(JSON.stringify(made.backups));
    const answer: KeptAnswer = {
      json,
      packed: await pack(json),
      etag: `"${createHash('sha256').update(json).digest('base64url')}"`,
      version,
      madeAt: now,
      until: Math.min(now + LONGEST, made.until),
    };
    this.#keep(ref, answer);
    return answer;
  }

  #keep(ref: string, answer: KeptAnswer): void {
    this.#forget(ref);
    this.#kept.set(ref, answer);
    this.#bytes += sizeOf(answer);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#maximumBytes) break;
      this.#forget(oldest);
    }
  }

  #forget(ref: string): void {
    const known = this.#kept.get(ref);
    if (!known) return;
    this.#kept.delete(ref);
    this.#bytes -= sizeOf(known);
  }

  /** Epoch seconds. */
  #now(): number {
    return this.#clock().getTime() / 1000;
  }
}
