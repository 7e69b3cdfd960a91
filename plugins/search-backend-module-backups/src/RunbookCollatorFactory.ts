import { Readable } from 'node:stream';
import { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  BackupsApi,
  backupsRunbookReadPermission,
} from 'backstage-plugin-backups-common';

/**
 * The runbooks of an app, as the search holds them.
 *
 * @public
 */
export interface RunbookDocument extends IndexableDocument {
  /** Markdown. */
  text: string;
  /** `component:default/radarr` */
  entityRef: string;
}

/**
 * What {@link RunbookCollatorFactory} needs.
 *
 * @public
 */
export interface RunbookCollatorOptions {
  api: Pick<BackupsApi, 'getRestorePack'>;
  auth: AuthService;
  /** Where the page of an entity is; default: `/catalog/:namespace/:kind/:name`. */
  locationTemplate?: string;
}

const PAGE_OF_ENTITY = '/catalog/:namespace/:kind/:name';

/** The tab with the restore view open. */
const RESTORE_VIEW = '/backups?restore=asked';

/**
 * Collects the runbooks of every app. The search shows one to users who
 * may read the runbooks of its app.
 *
 * @public
 */
export class RunbookCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'backups-runbooks';
  readonly visibilityPermission = backupsRunbookReadPermission;
  readonly #options: RunbookCollatorOptions;

  constructor(options: RunbookCollatorOptions) {
    this.#options = options;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<RunbookDocument> {
    const { api, auth } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'backups',
    });
    const { files } = await api.getRestorePack({}, { token });
    for (const { entityRef, text } of files) {
      if (entityRef) yield this.#documentOf(entityRef, text);
    }
  }

  #documentOf(entityRef: string, text: string): RunbookDocument {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const page = (this.#options.locationTemplate ?? PAGE_OF_ENTITY)
      .replace(':namespace', encodeURIComponent(namespace))
      .replace(':kind', encodeURIComponent(kind))
      .replace(':name', encodeURIComponent(name));
    return {
      title: `Restore ${name}`,
      text,
      location: `${page}${RESTORE_VIEW}`,
      entityRef,
      authorization: { resourceRef: entityRef },
    };
  }
}
