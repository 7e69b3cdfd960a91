/** Id of the provider that reads Percona Operator for PostgreSQL. */
export const PERCONA_ID = 'percona';
