/** A link within the portal, or out of it; a click is told to its analytics. */
export { Link } from '@backstage/core-components';
