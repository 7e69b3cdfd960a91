import { backupsReadPermission } from 'backstage-plugin-backups-common';
import { Section } from '../layout/Section';

/** The viewer may not see the backups of this entity. */
export function Forbidden() {
  return (
    <Section id="backups-forbidden" title="You can't view backups for this app">
      It needs the permission <code>{backupsReadPermission.name}</code> on this
      entity. Ask an administrator of the portal's permissions.
    </Section>
  );
}
