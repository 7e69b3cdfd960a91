import { createHash } from 'node:crypto';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { NoticeChannel, NoticeKind } from 'backstage-plugin-backups-node';

const SEVERITIES: Record<NoticeKind, 'high' | 'normal' | 'low'> = {
  opened: 'high',
  resolved: 'normal',
  digest: 'low',
};

/**
 * Carries messages as notifications to the owning group or user. One cause
 * keeps one notification: its end takes the place of its beginning.
 */
export function createNotificationsChannel(
  notifications: NotificationService,
): NoticeChannel {
  return {
    id: 'notifications',
    async send(notice) {
      await notifications.send({
        recipients: { type: 'entity', entityRef: notice.recipient },
        payload: {
          title: notice.title,
          description: notice.description,
          link: notice.path,
          severity: SEVERITIES[notice.kind],
          topic: notice.kind === 'digest' ? 'backups-digest' : 'backups-risk',
          // Names of causes can be longer than a scope.
          scope: `backups:${createHash('sha256')
            .update(notice.id)
            .digest('hex')
            .slice(0, 32)}`,
        },
      });
    },
  };
}
