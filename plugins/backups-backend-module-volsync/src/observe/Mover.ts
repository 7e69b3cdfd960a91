import { isRecord } from 'backstage-plugin-backups-node';
import type { ReplicationSourceSpec } from '../read/ReplicationSource';

/** Replication methods of VolSync and of its Kopia fork. Source: CRD. */
export const MOVER_NAMES = [
  'kopia',
  'restic',
  'rclone',
  'rsync',
  'rsyncTLS',
  'syncthing',
  'external',
] as const;

/** @see {@link MOVER_NAMES} */
export type MoverName = (typeof MOVER_NAMES)[number];

/** The one method of a source, with its settings. */
export type Mover = {
  [Name in MoverName]: {
    name: Name;
    spec: NonNullable<ReplicationSourceSpec[Name]>;
  };
}[MoverName];

/** Which methods a source sets. VolSync runs it only when that is exactly one. */
export type MoverChoice =
  | { kind: 'one'; mover: Mover }
  | { kind: 'none'; unknownMethods: string[] }
  | { kind: 'several'; names: MoverName[] };

const OTHER_FIELDS = new Set(['sourcePVC', 'paused', 'trigger']);

function unknownMethodsOf(rawSpec: unknown): string[] {
  if (!isRecord(rawSpec)) return [];
  const known = new Set<string>(MOVER_NAMES);
  return Object.keys(rawSpec).filter(
    key => !OTHER_FIELDS.has(key) && !known.has(key) && isRecord(rawSpec[key]),
  );
}

function moversOf(spec: ReplicationSourceSpec): Mover[] {
  const movers: Mover[] = [];
  if (spec.kopia) movers.push({ name: 'kopia', spec: spec.kopia });
  if (spec.restic) movers.push({ name: 'restic', spec: spec.restic });
  if (spec.rclone) movers.push({ name: 'rclone', spec: spec.rclone });
  if (spec.rsync) movers.push({ name: 'rsync', spec: spec.rsync });
  if (spec.rsyncTLS) movers.push({ name: 'rsyncTLS', spec: spec.rsyncTLS });
  if (spec.syncthing) movers.push({ name: 'syncthing', spec: spec.syncthing });
  if (spec.external) movers.push({ name: 'external', spec: spec.external });
  return movers;
}

/**
 * @param spec - what was understood
 * @param rawSpec - as it was read, to name methods nobody here knows
 */
export function moverChoiceOf(
  spec: ReplicationSourceSpec,
  rawSpec: unknown,
): MoverChoice {
  const movers = moversOf(spec);
  if (movers.length === 1) return { kind: 'one', mover: movers[0] };
  if (movers.length === 0) {
    return { kind: 'none', unknownMethods: unknownMethodsOf(rawSpec) };
  }
  return { kind: 'several', names: movers.map(mover => mover.name) };
}
