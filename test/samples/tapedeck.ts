/* eslint-disable @backstage/no-relative-monorepo-imports -- The README's provider is the one that the backend is tested with. */
export {
  default,
  tapedeckProvider,
} from '../../plugins/backups-backend/src/__testUtils__/tapedeck';
