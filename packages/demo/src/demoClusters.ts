/** The clusters of the homelab; the second has stopped exporting. */
export const HOMELAB_CLUSTERS = ['home-1', 'home-2'] as const;

/** The cluster of the company, beside the homelab. */
export const COMPANY_CLUSTER = 'company';

/** All clusters of the demo. */
export const DEMO_CLUSTERS = [...HOMELAB_CLUSTERS, COMPANY_CLUSTER] as const;
