import { backupsReadPermission } from 'backstage-plugin-backups-common';
import { Section } from '../../layout/Section';

/** The viewer may see no backups at all. */
export function ForbiddenScorecard() {
  return (
    <Section id="backups-forbidden" title="You can't view any backups">
      It needs the permission <code>{backupsReadPermission.name}</code>. Ask an
      administrator of the portal's permissions.
    </Section>
  );
}
