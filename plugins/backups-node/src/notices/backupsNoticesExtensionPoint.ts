import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { NoticeChannel } from './Notice';

/** @public */
export interface BackupsNoticesExtensionPoint {
  /** @throws ConflictError when a channel of that id is there already */
  addChannel(channel: NoticeChannel): void;
}

/**
 * Where modules add ways to tell owners. Without any, nobody is told anything.
 *
 * @public
 */
export const backupsNoticesExtensionPoint =
  createExtensionPoint<BackupsNoticesExtensionPoint>({
    id: 'backups.notices',
  });
