/** Kinds that can own data, in lower case. */
export const KINDS_WITH_DATA = ['component', 'resource', 'system', 'api'];
