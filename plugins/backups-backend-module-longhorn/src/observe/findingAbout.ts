import { findingsOf } from 'backstage-plugin-backups-node';
import { PROVIDER_ID } from './providerId';

/** Makes a fact of a finding about an object. */
export const findingAbout = findingsOf(PROVIDER_ID);
