import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CheckConfig } from '../settings/readConfigFile';

/** How anything is checked. */
export interface CheckSettings {
  config: CheckConfig;
  /** What the cluster is called; absent: as the folder or the context is. */
  cluster?: string;
  logger: LoggerService;
  /** Takes a line of progress. */
  tell(line: string): void;
}

/** A folder to check. */
export interface CheckRequest extends CheckSettings {
  /** Absolute. */
  folder: string;
  /** Absent: when the newest file was written, or as the case says. */
  asOf?: Date;
  /** Kinds that are in no file do not exist. */
  complete: boolean;
}
