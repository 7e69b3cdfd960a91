import { databasesKeptSecret } from './databaseAsked';

function kept(...variables: string[]) {
  return databasesKeptSecret(
    variables.map(variable => ({ variable, secret: 'shop' })),
  ).map(({ variable }) => variable);
}

describe('variables that are taken from a Secret', () => {
  it.each([
    'DATABASE_URL',
    'DB_URL',
    'DB_URI',
    'DB_DSN',
    'DB_CONNECTION_STRING',
    'POSTGRES_URL',
    'POSTGRESQL_URI',
    'MONGODB_URI',
    'PGHOST',
    'DB_HOST',
    'POSTGRES_HOST',
    'MYSQL_SERVER',
    'database_url',
    'POSTGRESQL_HOST',
    'WORDPRESS_DB_HOST',
    'PAPERLESS_DBHOST',
    'RADARR__POSTGRES__HOST',
    'AUTHENTIK_POSTGRESQL__HOST',
    'DB_POSTGRESDB_HOST',
    'SPRING_DATASOURCE_URL',
    'GITEA_DATABASE_URL',
  ])('say where a database is: %s', name => {
    expect(kept(name)).toEqual([name]);
  });

  it.each([
    'DB_PASSWORD',
    'POSTGRES_USER',
    'DATABASE_NAME',
    'REDIS_URL',
    'SMTP_HOST',
    'WEBHOOK_URL',
    'S3_ENDPOINT',
    'DB_URL_PASSWORD',
    'DB_REDIS_HOST',
    'INFLUXDB_HOST',
    'WORDPRESS_DB_NAME',
  ])('say nothing of where one is: %s', name => {
    expect(kept(name)).toEqual([]);
  });
});
