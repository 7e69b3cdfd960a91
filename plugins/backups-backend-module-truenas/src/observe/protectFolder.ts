import type { ItemFact, Protection } from 'backstage-plugin-backups-node';

/**
 * @param serverName - of the NAS, as it is configured
 * @returns what to do in TrueNAS so that a folder is copied
 */
export function protectFolder(
  item: ItemFact,
  serverName: string,
): Protection | undefined {
  if (!item.folder) return undefined;
  return {
    title: `Add a Cloud Sync task on ${serverName}`,
    language: 'text',
    text: [
      `TrueNAS on ${serverName}: Data Protection > Cloud Sync Tasks > Add`,
      'Direction:      PUSH',
      'Transfer Mode:  SYNC (or COPY, to keep there what is deleted here)',
      `Directory:      ${item.folder.path}`,
      'Take Snapshot:  yes',
      'Then start it once: a dry run copies nothing.',
    ].join('\n'),
  };
}
