/** Kinds of catalog entities that can own data. */
export const KINDS_WITH_DATA = [
  'Component',
  'Resource',
  'System',
  'API',
] as const;
