// Of packages of a portal, which this one does not depend on.
/* eslint-disable @backstage/no-undeclared-imports */
// packages/app/src/components/catalog/EntityPage.tsx
import { Grid } from '@material-ui/core';
import { EntityLayout, EntitySwitch } from '@backstage/plugin-catalog';
import {
  EntityBackupsCard,
  EntityBackupsContent,
  isBackupsAvailable,
} from 'backstage-plugin-backups/legacy';

export const overviewCard = (
  <EntitySwitch>
    <EntitySwitch.Case if={isBackupsAvailable}>
      <Grid item md={6}>
        <EntityBackupsCard />
      </Grid>
    </EntitySwitch.Case>
  </EntitySwitch>
);

export const backupsTab = (
  <EntityLayout.Route path="/backups" title="Backups" if={isBackupsAvailable}>
    <EntityBackupsContent />
  </EntityLayout.Route>
);
