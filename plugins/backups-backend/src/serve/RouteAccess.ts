import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  Permission,
  ResourcePermission,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { backupsReadPermission } from 'backstage-plugin-backups-common';
import { SeenEntities } from './restore/unseenUsers';

/** Asks for the permissions that routes declare. */
export class RouteAccess {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    permissions: PermissionsService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#permissions = options.permissions;
  }

  /** @throws NotAllowedError without a permission that is about no entity */
  async toPortal(
    credentials: BackstageCredentials,
    permission: Permission,
  ): Promise<void> {
    if (permission.type !== 'basic') {
      throw new Error(`${permission.name} is about an entity.`);
    }
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This needs permission ${permission.name}. Ask the owner of the portal for it.`,
      );
    }
  }

  /** @throws NotAllowedError for a caller who has the permission on no entity at all */
  async toAnyEntity(
    credentials: BackstageCredentials,
    permission: Permission,
  ): Promise<void> {
    if (!isResourcePermission(permission)) {
      throw new Error(`${permission.name} is about no entity.`);
    }
    const [{ result }] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (result === AuthorizeResult.DENY) {
      throw new NotAllowedError(`This needs permission ${permission.name}.`);
    }
  }

  /**
   * @param ref - of the entity whose data is served
   * @throws NotAllowedError without the permission on it, NotFoundError where it does not exist
   */
  async toEntity(
    credentials: BackstageCredentials,
    ref: string,
    permission: Permission,
  ): Promise<Entity> {
    const authorize = async () => {
      const [result] = await this.#decide(credentials, ref, [permission]);
      if (result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `This needs permission ${permission.name} on ${ref}.`,
        );
      }
    };
    const existing = (entity: Entity | undefined) => {
      if (!entity) throw new NotFoundError(`There is no entity ${ref}.`);
      return entity;
    };
    // A restricted service token cannot be delegated: it is authorised first,
    // then the entity is read with our own credentials.
    if (this.#auth.isPrincipal(credentials, 'service')) {
      await authorize();
      return existing(
        await this.#catalog.getEntityByRef(ref, {
          credentials: await this.#auth.getOwnServiceCredentials(),
        }),
      );
    }
    // Both are asked at once. A caller who may not read the entity must not
    // learn whether it exists.
    const [read, authorized] = await Promise.allSettled([
      this.#catalog.getEntityByRef(ref, { credentials }),
      authorize(),
    ]);
    if (read.status === 'rejected') throw read.reason;
    const entity = existing(read.value);
    if (authorized.status === 'rejected') throw authorized.reason;
    return entity;
  }

  /**
   * Lets a caller read the backups of an entity that something is linked to
   * without waiting for the catalog to return the entity: whether the caller may
   * see it is asked in the same request. What the catalog would not show is
   * refused in the same words as what does not exist.
   *
   * @throws NotAllowedError, NotFoundError
   */
  async toBackupsOf(
    credentials: BackstageCredentials,
    ref: string,
  ): Promise<void> {
    const asked = this.#toSeeBackups(credentials);
    const [read, visible] = await this.#decide(credentials, ref, asked);
    if (visible && visible !== AuthorizeResult.ALLOW) {
      throw new NotFoundError(`There is no entity ${ref}.`);
    }
    if (read !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This needs permission ${backupsReadPermission.name} on ${ref}.`,
      );
    }
  }

  /** @returns which of some entities the caller may see with their backups */
  seenBy(credentials: BackstageCredentials): SeenEntities {
    return async refs => {
      const asked = this.#toSeeBackups(credentials);
      const decisions = await this.#permissions.authorize(
        refs.flatMap(resourceRef =>
          asked.map(permission => ({ permission, resourceRef })),
        ),
        { credentials },
      );
      return new Set(
        refs.filter((_, index) =>
          asked.every(
            (_permission, part) =>
              decisions[index * asked.length + part].result ===
              AuthorizeResult.ALLOW,
          ),
        ),
      );
    };
  }

  /** A service is authorised by its restrictions alone; see toEntity. */
  #toSeeBackups(credentials: BackstageCredentials): ResourcePermission[] {
    return this.#auth.isPrincipal(credentials, 'service')
      ? [backupsReadPermission]
      : [backupsReadPermission, catalogEntityReadPermission];
  }

  async #decide(
    credentials: BackstageCredentials,
    resourceRef: string,
    asked: readonly Permission[],
  ): Promise<AuthorizeResult[]> {
    const requests = asked.map(permission => {
      if (!isResourcePermission(permission)) {
        throw new Error(`${permission.name} is about no entity.`);
      }
      return { permission, resourceRef };
    });
    const decisions = await this.#permissions.authorize(requests, {
      credentials,
    });
    return decisions.map(({ result }) => result);
  }
}
