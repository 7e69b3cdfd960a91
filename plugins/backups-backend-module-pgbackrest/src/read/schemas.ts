import { fields } from 'backstage-plugin-backups-node';
import { z } from 'zod';

export const {
  text,
  count: number,
  flag,
  instant,
  condition,
  listWithGaps: listOf,
} = fields;

/** A reference to a key of a Secret: names only. */
export const secretKey = z.object({ name: text, key: text }).optional();

/** Parameters of a plugin, as far as they are known to hold no secret. */
export const pluginParameters = z
  .object({
    stanzaRef: text,
    pluginConfigRef: text,
    repositoryRef: text,
    selectedRepository: text,
    backupType: text,
    pgbackrestObjectName: text,
    stanza: text,
    repo: text,
    type: text,
    barmanObjectName: text,
    serverName: text,
  })
  .optional();
