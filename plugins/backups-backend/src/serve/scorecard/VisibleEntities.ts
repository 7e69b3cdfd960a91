import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { backupsReadPermission } from 'backstage-plugin-backups-common';
import { Visible } from '../../keep/scorecard/ScorecardQuestion';

/** Entities asked for in one call to the catalog. */
const CATALOG_CHUNK = 500;
/** The permission backend takes 100 kB: 169 questions with a long condition. */
const PERMISSION_CHUNK = 100;
/** Calls on their way at the same time. */
const PARALLEL = 4;
/** How long an answer for one user stands. Milliseconds. */
const REMEMBERED_FOR = 60_000;
/** Users whose answers are remembered. */
const REMEMBERED_USERS = 200;

/** What {@link VisibleEntities} needs. */
export interface VisibleEntitiesOptions {
  catalog: CatalogService;
  auth: AuthService;
  permissions: PermissionsService;
  /** Every entity that lists could show. */
  listRefs(): Promise<string[]>;
  /** Milliseconds; the wall clock by default. */
  clock?: () => number;
}

function chunksOf<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

/** Asks about everything in chunks, some of them at once, and keeps the order. */
async function inChunks<T>(
  values: readonly T[],
  size: number,
  keep: (chunk: T[]) => Promise<T[]>,
): Promise<T[]> {
  const chunks = chunksOf(values, size);
  const kept: T[][] = [];
  let next = 0;
  const work = async () => {
    while (next < chunks.length) {
      const index = next;
      next += 1;
      kept[index] = await keep(chunks[index]);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return kept.flat();
}

/**
 * Tells which entities somebody may see in lists: those the catalog returns to
 * them, and on which they have `backups.read`. Who is allowed everything costs
 * one question; for everybody else each entity is decided, and the answer is
 * remembered for a minute.
 */
export class VisibleEntities {
  readonly #options: VisibleEntitiesOptions;
  readonly #clock: () => number;
  readonly #remembered = new Map<
    string,
    { until: number; refs: Promise<string[]> }
  >();

  constructor(options: VisibleEntitiesOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /**
   * @throws NotAllowedError when there is nothing they could ever see
   */
  async of(credentials: BackstageCredentials): Promise<Visible> {
    const [backups, catalog] =
      await this.#options.permissions.authorizeConditional(
        [
          { permission: backupsReadPermission },
          { permission: catalogEntityReadPermission },
        ],
        { credentials },
      );
    for (const [decision, permission] of [
      [backups, backupsReadPermission],
      [catalog, catalogEntityReadPermission],
    ] as [PolicyDecision, ResourcePermission][]) {
      if (decision.result === AuthorizeResult.DENY) {
        throw new NotAllowedError(
          `This needs permission ${permission.name}. Ask the owner of the portal for it.`,
        );
      }
    }
    if (
      backups.result === AuthorizeResult.ALLOW &&
      catalog.result === AuthorizeResult.ALLOW
    ) {
      return 'all';
    }
    return this.#rememberedRefs(credentials, {
      backups: backups.result === AuthorizeResult.CONDITIONAL,
      catalog: catalog.result === AuthorizeResult.CONDITIONAL,
    });
  }

  async #rememberedRefs(
    credentials: BackstageCredentials,
    conditional: { backups: boolean; catalog: boolean },
  ): Promise<string[]> {
    const user = this.#nameOf(credentials);
    const now = this.#clock();
    const known = user === undefined ? undefined : this.#remembered.get(user);
    if (known && now < known.until) return known.refs;
    const refs = this.#decide(credentials, conditional);
    if (user === undefined) return refs;
    this.#remembered.delete(user);
    this.#remembered.set(user, { until: now + REMEMBERED_FOR, refs });
    // The oldest is the first.
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= REMEMBERED_USERS) break;
      this.#remembered.delete(oldest);
    }
    // A failure is told to whoever waits, and to nobody after them.
    refs.catch(() => {
      if (this.#remembered.get(user)?.refs === refs) {
        this.#remembered.delete(user);
      }
    });
    return refs;
  }

  /** Only answers to users are remembered: a service may be anybody's. */
  #nameOf(credentials: BackstageCredentials): string | undefined {
    return this.#options.auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : undefined;
  }

  async #decide(
    credentials: BackstageCredentials,
    conditional: { backups: boolean; catalog: boolean },
  ): Promise<string[]> {
    const { catalog, permissions, listRefs } = this.#options;
    let refs = await listRefs();
    if (conditional.catalog) {
      refs = await inChunks(refs, CATALOG_CHUNK, async entityRefs => {
        const { items } = await catalog.getEntitiesByRefs(
          {
            entityRefs,
            fields: ['kind', 'metadata.name', 'metadata.namespace'],
          },
          { credentials },
        );
        return items
          .filter((entity): entity is Entity => entity !== undefined)
          .map(entity => stringifyEntityRef(entity));
      });
    }
    if (conditional.backups) {
      refs = await inChunks(refs, PERMISSION_CHUNK, async chunk => {
        const decisions = await permissions.authorize(
          chunk.map(resourceRef => ({
            permission: backupsReadPermission,
            resourceRef,
          })),
          { credentials },
        );
        return chunk.filter(
          (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
        );
      });
    }
    return refs;
  }
}
