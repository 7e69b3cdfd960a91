/**
 * Id of the words that say how many things need the user. An item of the side bar
 * has a name of its own, which hides what its icon says from screen readers:
 * give it `aria-describedby={BACKUPS_NAV_DESCRIPTION}`.
 *
 * @public
 */
export const BACKUPS_NAV_DESCRIPTION = 'backups-need-you';
