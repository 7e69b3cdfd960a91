import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CheckConfig } from '../settings/readConfigFile';

/** What is to be checked, and how. */
export interface CheckRequest {
  /** Absolute. */
  folder: string;
  config: CheckConfig;
  /** What the folder is called; absent: as it is. */
  cluster?: string;
  /** Absent: when the newest file was written, or as the case says. */
  asOf?: Date;
  /** Kinds that are in no file do not exist. */
  complete: boolean;
  logger: LoggerService;
  /** Takes a line of progress. */
  tell(line: string): void;
}
