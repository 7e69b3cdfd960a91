/** A card on an overview page, and an error with its details. */
export { InfoCard, ResponseErrorPanel } from '@backstage/core-components';
