/** What stands around a page of the plugin in a portal. */
export { Content, Header, Page } from '@backstage/core-components';
