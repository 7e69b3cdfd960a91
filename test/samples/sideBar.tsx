// Of packages of a portal, which this one does not depend on.
/* eslint-disable @backstage/no-undeclared-imports */
// packages/app/src/components/Root/Root.tsx
import { SidebarItem } from '@backstage/core-components';
import {
  BACKUPS_NAV_DESCRIPTION,
  BackupsNavIcon,
} from 'backstage-plugin-backups/legacy';

export const backupsItem = (
  <SidebarItem
    icon={BackupsNavIcon}
    to="backups"
    text="Backups"
    aria-describedby={BACKUPS_NAV_DESCRIPTION}
  />
);
