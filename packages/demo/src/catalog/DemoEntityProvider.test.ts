import { mockLogger } from '../__testUtils__/mockLogger';
import { componentEntity } from './componentEntity';
import { DemoEntityProvider } from './DemoEntityProvider';

describe('DemoEntityProvider', () => {
  const radarr = componentEntity('radarr', 'platform', undefined, 'Movies', {
    'backups/rpo': '6h',
  });

  it('gives all entities at once, with where they come from', async () => {
    const connection = { applyMutation: jest.fn(), refresh: jest.fn() };
    const provider = DemoEntityProvider.create({
      source: 'homelab',
      load: async () => [radarr],
      logger: mockLogger(),
    });
    await provider.connect(connection);
    expect(connection.applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: [
        {
          locationKey: 'backups-demo:homelab',
          entity: {
            ...radarr,
            metadata: {
              ...radarr.metadata,
              annotations: {
                'backups/rpo': '6h',
                'backstage.io/managed-by-location': 'backups-demo:homelab',
                'backstage.io/managed-by-origin-location':
                  'backups-demo:homelab',
              },
            },
          },
        },
      ],
    });
  });

  it('removes nothing when its source cannot be read', async () => {
    const logger = mockLogger();
    const connection = { applyMutation: jest.fn(), refresh: jest.fn() };
    const load = jest
      .fn()
      .mockResolvedValueOnce([radarr])
      .mockRejectedValueOnce(new Error('no such folder'))
      .mockResolvedValueOnce([]);
    const provider = DemoEntityProvider.create({
      source: 'trial',
      load,
      logger,
    });
    await provider.connect(connection);
    await provider.refresh();
    expect(connection.applyMutation).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('no such folder'),
    );
    await provider.refresh();
    expect(connection.applyMutation).toHaveBeenLastCalledWith({
      type: 'full',
      entities: [],
    });
  });

  it('does nothing before the catalog connects', async () => {
    const load = jest.fn();
    const provider = DemoEntityProvider.create({
      source: 'trial',
      load,
      logger: mockLogger(),
    });
    await provider.refresh();
    expect(load).not.toHaveBeenCalled();
  });
});
