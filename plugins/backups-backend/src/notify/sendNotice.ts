import { LoggerService } from '@backstage/backend-plugin-api';
import { Notice, NoticeChannel } from 'backstage-plugin-backups-node';

/**
 * Gives a message to every channel.
 *
 * @returns whether all of them took it; what one did not take is sent to all
 * again, and replaces itself
 */
export async function sendNotice(
  notice: Notice,
  options: { channels: readonly NoticeChannel[]; logger: LoggerService },
): Promise<boolean> {
  let taken = true;
  for (const channel of options.channels) {
    try {
      await channel.send(notice);
    } catch (error) {
      taken = false;
      options.logger.warn(
        `${notice.recipient} could not be told through '${channel.id}'; it is tried again after the next collection: ${error}`,
      );
    }
  }
  return taken;
}
