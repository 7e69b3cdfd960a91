/** A Service by which a database is reached. */
export interface DatabaseHost {
  service: string;
  /** Absent: the namespace of the object that names it. */
  namespace?: string;
}

/** Services that CloudNativePG makes, and what people call poolers and load balancers. */
const SERVICE = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?-(?:rw|ro|r|lb|pooler)';
const QUALIFIED = new RegExp(
  `(?<![a-z0-9.-])(${SERVICE})\\.([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?=\\.svc(?![a-z0-9-])|(?![a-z0-9.-]))`,
  'g',
);
/** Without a namespace it has to be all there is, or anything may look like it. */
const ALONE = new RegExp(`^${SERVICE}$`);

/**
 * @param text - any text; it may hold secrets
 * @returns the hosts of databases it names, and nothing else of it
 */
export function databaseHosts(text: string): DatabaseHost[] {
  if (ALONE.test(text.trim())) return [{ service: text.trim() }];
  return [...text.matchAll(QUALIFIED)].map(([, service, namespace]) => ({
    service,
    namespace,
  }));
}
