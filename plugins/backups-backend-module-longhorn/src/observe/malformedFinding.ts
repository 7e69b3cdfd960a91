import { malformedFindingsOf } from 'backstage-plugin-backups-node';
import { PROVIDER_ID } from './providerId';

/** Tells that an object, or a part of it, was not understood. */
export const malformedFinding = malformedFindingsOf(PROVIDER_ID);
