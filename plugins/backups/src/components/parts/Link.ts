/** A link within the portal, or out of it; its analytics count a click. */
export { Link } from '@backstage/core-components';
