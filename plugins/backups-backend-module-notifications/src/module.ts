import { createBackendModule } from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import { backupsNoticesExtensionPoint } from 'backstage-plugin-backups-node';
import { createNotificationsChannel } from './createNotificationsChannel';

/**
 * Lets the backups plugin tell owners through Backstage's notifications.
 *
 * @public
 */
export const backupsModuleNotifications = createBackendModule({
  pluginId: 'backups',
  moduleId: 'notifications',
  register(registration) {
    registration.registerInit({
      deps: {
        notices: backupsNoticesExtensionPoint,
        notifications: notificationService,
      },
      async init({ notices, notifications }) {
        notices.addChannel(createNotificationsChannel(notifications));
      },
    });
  },
});
