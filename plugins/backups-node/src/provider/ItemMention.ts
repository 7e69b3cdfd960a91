/**
 * A configuration that names an item, for instance by the host of a database. It
 * suggests who uses the item; it never links anything.
 *
 * @public
 */
export interface ItemMention {
  /** The object, for sentences: `ExternalSecret downloads/radarr`. */
  described: string;
  /** Name of the object. */
  name: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** The Secret that is made from it: who uses that uses the item. */
  secret?: { namespace?: string; name: string };
  /** The host by which it names the item. */
  host: string;
  /** What of the item it names: databases. Empty: it does not say. */
  parts: string[];
}
