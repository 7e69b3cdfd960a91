/**
 * An alert that watches a copy.
 *
 * @public
 */
export interface AlertView {
  name: string;
  /** For how long its condition has to hold, as it is declared: `1h`. */
  wait?: string;
  /** For instance `PrometheusRule storage/volsync-rules`. */
  declaredBy: string;
  /** `not-known`: nobody who could tell is read. */
  state: 'firing' | 'pending' | 'not-firing' | 'not-known';
}

/**
 * The alerts that watch a copy, and who was asked whether they fire.
 *
 * @public
 */
export interface AlertsView {
  declared: AlertView[];
  /** Servers that would know more and are not read. */
  unread: { server: string; message?: string; fix?: string }[];
}
