/** API group of CloudNativePG. */
export const CNPG_GROUP = 'postgresql.cnpg.io';

/** API group and name of dalibo's pgBackRest plugin. */
export const DALIBO = 'pgbackrest.dalibo.com';

/** API group of Opera's pgBackRest plugin, and its name. */
export const OPERA = 'pgbackrest.cnpg.opera.com';

/** API group of the barman-cloud plugin. */
export const BARMAN_GROUP = 'barmancloud.cnpg.io';

/** Name of the barman-cloud plugin. */
export const BARMAN_PLUGIN = 'barman-cloud.cloudnative-pg.io';
