import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsBackend from '@backstage/plugin-notifications-backend';
import {
  NoticeChannel,
  backupsNoticesExtensionPoint,
} from 'backstage-plugin-backups-node';
import request from 'supertest';
import backupsModuleNotifications from './index';

const USER = 'user:default/mock';
const GROUP = 'group:default/media';

describe('the notifications module, with the real notifications backend', () => {
  it('tells the members of the owning group once per cause, and its end takes the place of its beginning', async () => {
    const channels: NoticeChannel[] = [];
    const { server } = await startTestBackend({
      features: [
        // Stands for the backups plugin, which decides what is told.
        createBackendPlugin({
          pluginId: 'backups',
          register(env) {
            env.registerExtensionPoint(backupsNoticesExtensionPoint, {
              addChannel: channel => void channels.push(channel),
            });
            env.registerInit({ deps: {}, async init() {} });
          },
        }),
        backupsModuleNotifications,
        notificationsBackend,
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://localhost:3000' } },
        }),
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'User',
              metadata: { name: 'mock', namespace: 'default' },
              spec: { memberOf: ['media'] },
              relations: [{ type: 'memberOf', targetRef: GROUP }],
            },
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Group',
              metadata: { name: 'media', namespace: 'default' },
              spec: { type: 'team', children: [] },
              relations: [{ type: 'hasMember', targetRef: USER }],
            },
          ],
        }),
      ],
    });
    const read = async () =>
      (
        await request(server)
          .get('/api/notifications')
          .set('Authorization', mockCredentials.user.header(USER))
          .expect(200)
      ).body.notifications;

    const [channel] = channels;
    const notice = {
      id: `${GROUP}\ndestination/nas`,
      recipient: GROUP,
      description: '52 apps affected, 52 at risk',
      path: '/backups?cause=destination%2Fnas',
    };
    await channel.send({ ...notice, kind: 'opened', title: 'At risk: NAS' });
    expect(await read()).toMatchObject([
      {
        user: USER,
        payload: {
          title: 'At risk: NAS',
          severity: 'high',
          topic: 'backups-risk',
          link: notice.path,
        },
      },
    ]);
    await channel.send({
      ...notice,
      kind: 'resolved',
      title: 'No longer at risk: NAS',
    });
    expect(await read()).toMatchObject([
      { payload: { title: 'No longer at risk: NAS', severity: 'normal' } },
    ]);
  });
});
