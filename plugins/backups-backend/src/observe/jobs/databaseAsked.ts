/** A server of databases that a job asks, by the name it knows it by. */
export interface AskedDatabase {
  /** Host, as seen from the job's namespace: `postgres16-rw.database.svc`. */
  name: string;
  /** The one database that it copies; absent: all of them. */
  database?: string;
}

const HOST_VARIABLES =
  /^(?:\w+_)?(?:PGHOST|(?:POSTGRES(?:QL|DB)?|PG|DB|DATABASE|MYSQL|MARIADB|MONGO(?:DB)?)_*(?:DB_+)?(?:HOST|SERVER|HOSTNAME))$/i;

/** What stands before the last `@` is a user and a password, and never a host. */
const URL =
  /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?):\/\/(?:[^\s"'/]*@)?(?![^\s"'/]*@)([\w.-]+)(?::\d+)?(?:\/([\w-]+))?/;

/** Tools that copy every database of a server unless one is named. */
const WHOLE = new Set(['pg_dumpall', 'pg_basebackup', 'mongodump']);

function literal(value: string | undefined): string | undefined {
  return value === undefined || value === '' || value.includes('$')
    ? undefined
    : value;
}

function databaseOf(tool: string, command: string): string | undefined {
  const flag =
    /(?:^|\s)(?:-d|--dbname|--db|--database)(?:=|\s+)["']?([\w-]+)/.exec(
      command,
    )?.[1];
  if (flag !== undefined) return flag;
  if (WHOLE.has(tool) || /--all-databases|(?:^|\s)-A(?:\s|$)/.test(command)) {
    return undefined;
  }
  // The last word that is neither a flag nor the value of one.
  const words = command.replace(/>.*$/, '').trim().split(/\s+/);
  const last = words.at(-1);
  return words.length > 1 &&
    last &&
    /^[\w-]+$/.test(last) &&
    !last.startsWith('-')
    ? last
    : '?';
}

/**
 * @param variables - of the containers, with literal values
 * @returns the server that a dump asks; `undefined`: it does not say
 */
export function databaseAsked(
  tool: string,
  command: string,
  variables: Readonly<Record<string, string>>,
): AskedDatabase | undefined {
  const text = [command, ...Object.values(variables)].join(' ');
  const byUrl = URL.exec(text);
  const named = Object.entries(variables).find(([name]) =>
    HOST_VARIABLES.test(name),
  )?.[1];
  const host = literal(
    /(?:^|\s)(?:-h|--host)(?:=|\s*)["']?([\w.$-]+)/.exec(command)?.[1] ??
      byUrl?.[1] ??
      named,
  );
  if (host === undefined) return undefined;
  const database = byUrl?.[2] ?? databaseOf(tool, command);
  return { name: host.toLowerCase(), database };
}

const DATABASE_VARIABLES =
  /^(?:\w+_)?(?:PGDATABASE|(?:POSTGRES(?:QL|DB)?|PG|DB|DATABASE|MYSQL|MARIADB|MONGO(?:DB)?)_*(?:DB|DATABASE|NAME|DATABASE_+NAME|DB_+NAME|DBNAME))$/i;

const URLS = new RegExp(URL.source, 'g');

const HOST_FLAGS =
  /(?:^|\s)--?(?:db|database|datasource|postgres(?:ql)?|pg|mysql|mariadb|mongo(?:db)?)[-_.]?(?:host|server|hostname)(?:=|\s+)["']?([\w.-]+)/gi;

/** As the kubelet does: what no variable is called stays as it stands. */
function expanded(
  value: string,
  variables: Readonly<Record<string, string>>,
): string {
  return value.replaceAll(
    /\$\(([\w.-]+)\)/g,
    (whole, name: string) => variables[name] ?? whole,
  );
}

/**
 * @param variables - of a workload, with literal values
 * @param command - what its containers run
 * @returns the servers of databases that they name, each with the database there
 */
export function databasesToldBy(
  variables: Readonly<Record<string, string>>,
  command = '',
): AskedDatabase[] {
  const entries = Object.entries(variables).map(
    ([name, value]) => [name, expanded(value, variables)] as const,
  );
  const named = entries.find(([name]) => DATABASE_VARIABLES.test(name))?.[1];
  const told = new Map<string, AskedDatabase>();
  for (const [variable, value] of entries) {
    const urls = [...value.matchAll(URLS)];
    for (const [, host, database] of urls) {
      const name = host.toLowerCase();
      told.set(name, { name, database: database ?? literal(named) });
    }
    if (urls.length > 0 || !HOST_VARIABLES.test(variable)) continue;
    for (const host of value.split(',')) {
      const name = host.trim().toLowerCase();
      if (name !== '' && !told.has(name)) {
        told.set(name, { name, database: literal(named) });
      }
    }
  }
  for (const [, host, database] of command.matchAll(URLS)) {
    const name = host.toLowerCase();
    if (!told.has(name)) told.set(name, { name, database });
  }
  for (const [, host] of command.matchAll(HOST_FLAGS)) {
    const name = host.toLowerCase();
    if (!told.has(name)) told.set(name, { name, database: literal(named) });
  }
  return [...told.values()];
}

const ADDRESS_VARIABLES =
  /^(?:\w+_)?(?:DATABASE|DATASOURCE|DB|PG|POSTGRES(?:QL|DB)?|MYSQL|MARIADB|MONGO(?:DB)?)_*(?:DB_+)?(?:URL|URI|DSN|CONNECTION(?:_?STRING)?)$/i;

/** @returns whether a variable of that name says which database an app uses */
export function namesDatabase(variable: string): boolean {
  return DATABASE_VARIABLES.test(variable);
}

/** @returns whether a variable of that name says where a database is */
export function saysWhere(variable: string): boolean {
  return HOST_VARIABLES.test(variable) || ADDRESS_VARIABLES.test(variable);
}

/** @returns the URLs of databases in a text, without users and passwords */
export function databaseUrlsIn(text: string): string[] {
  return [...text.matchAll(URLS)].map(([, host, database]) =>
    database === undefined
      ? `postgres://${host}`
      : `postgres://${host}/${database}`,
  );
}

/**
 * A Secret is not read: that a variable of such a name is taken from it is all that
 * is known of the database there.
 *
 * @param kept - variables that are taken from Secrets
 * @returns those that say where a database is
 */
export function databasesKeptSecret<T extends { variable: string }>(
  kept: readonly T[],
): T[] {
  return kept.filter(({ variable }) => saysWhere(variable));
}
