import type { Entity } from '@backstage/catalog-model';
import { InputError, stringifyError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { isRecord } from 'backstage-plugin-backups-node';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { appsOf } from './appsOf';
import { BackupsSettings, settingsForCheck } from './BackupsSettings';

/** What `--config` says. */
export interface CheckConfig {
  settings: BackupsSettings;
  /** Entities of the catalog; absent: apps are found by their labels. */
  entities?: Entity[];
}

async function readDocuments(path: string): Promise<unknown[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new InputError(
      `The file ${path} cannot be read: ${stringifyError(error)}`,
    );
  }
  return [...parseAllDocuments(text)].map(document => {
    const [error] = document.errors;
    if (error) {
      throw new InputError(`${path} is not YAML: ${error.message}`);
    }
    return document.toJS() as unknown;
  });
}

function isEntity(value: unknown): boolean {
  return (
    isRecord(value) &&
    isRecord(value.metadata) &&
    typeof value.kind === 'string' &&
    String(value.apiVersion).startsWith('backstage.io/')
  );
}

/** Entities of files that `catalog.locations` names; others would need a portal. */
async function entitiesOfLocations(
  config: Record<string, unknown>,
  path: string,
): Promise<unknown[]> {
  const { catalog } = config;
  const locations =
    isRecord(catalog) && Array.isArray(catalog.locations)
      ? catalog.locations
      : [];
  const found: unknown[] = [];
  for (const location of locations) {
    if (!isRecord(location) || location.type !== 'file') continue;
    const file = resolve(dirname(path), String(location.target));
    found.push(...(await readDocuments(file)).filter(isEntity));
  }
  return found;
}

/**
 * Reads `--config`: the `backups` of a portal's app-config, or what stands
 * under it, and the entities of the catalog. They are listed under `entities`,
 * follow as further YAML documents, or stand in files of `catalog.locations`.
 *
 * @throws InputError that names the file and what is wrong
 */
export async function readConfigFile(path: string): Promise<CheckConfig> {
  const documents = await readDocuments(path);
  const configs = documents.filter(document => !isEntity(document));
  const listed: unknown[] = documents.filter(isEntity);
  let settings: BackupsSettings = {};
  for (const config of configs) {
    if (config === null || config === undefined) continue;
    if (!isRecord(config)) {
      throw new InputError(
        `${path} is not a configuration. It holds what stands under backups in app-config: destinations, exemptions, tiers, storage.`,
      );
    }
    const { entities, backups, ...others } = config;
    if (Array.isArray(entities)) listed.push(...entities);
    listed.push(...(await entitiesOfLocations(config, path)));
    const { catalog: _, ...direct } = others;
    settings = {
      ...settings,
      ...settingsForCheck((isRecord(backups) ? backups : direct) as JsonObject),
    };
  }
  return {
    settings,
    entities: listed.length > 0 ? appsOf(listed, 'entities') : undefined,
  };
}
