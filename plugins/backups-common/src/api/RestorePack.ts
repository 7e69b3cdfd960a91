/**
 * Runbooks as files, to be kept where they can be read when nothing of this
 * runs. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface RestorePack {
  writtenAt: string;
  /** When the oldest of the sources behind it was last read; absent: never. */
  readAt?: string;
  /** `README.md` with all others in it, `if-the-site-is-lost.md`, then one for each app. */
  files: {
    /** Lower-case letters, digits, dots and hyphens; that of an app in a folder. */
    path: string;
    /** The app it is about; absent: it is about all. */
    entityRef?: string;
    /** Markdown. No secrets: only where they are kept. */
    text: string;
  }[];
  /** Apps that have copies. */
  apps: number;
  /** Apps that whoever asked may not see. */
  leftOut: number;
}
