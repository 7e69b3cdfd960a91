import { findingsOf, malformedFindingsOf } from 'backstage-plugin-backups-node';
import { PROVIDER_ID } from './providerId';

/** Makes a fact of a finding about an object. */
export const findingAbout = findingsOf(PROVIDER_ID);

/** Tells that an object, or a part of it, was not understood. */
export const malformedFinding = malformedFindingsOf(PROVIDER_ID);
