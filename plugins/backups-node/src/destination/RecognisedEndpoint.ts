/**
 * What a host name alone tells about a destination.
 *
 * @public
 */
export interface RecognisedEndpoint {
  /** The product behind it: `Backblaze B2`. Absent for hosts on site. */
  product?: string;
  /** The copy survives the loss of the site. */
  offSite: boolean;
  /** What breaks together: the product (`backblaze-b2`) or the host. */
  failureDomain: string;
}
